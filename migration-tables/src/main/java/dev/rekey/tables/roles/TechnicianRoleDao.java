package dev.rekey.tables.roles;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code technician_roles}. */
interface TechnicianRoleDao extends TableDao<LegacyTechnicianRole> {

    @Override
    @RegisterConstructorMapper(LegacyTechnicianRole.class)
    @SqlQuery(PAGE)
    List<LegacyTechnicianRole> read(@Define String query, long after, long upTo, int limit);
}
