package dev.rekey.tables.technicians;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code technicians}. */
interface TechnicianDao extends TableDao<LegacyTechnician> {

    @Override
    @RegisterConstructorMapper(LegacyTechnician.class)
    @SqlQuery(PAGE)
    List<LegacyTechnician> read(@Define String query, long after, long upTo, int limit);
}
