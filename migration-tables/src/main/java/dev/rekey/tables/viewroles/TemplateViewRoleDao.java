package dev.rekey.tables.viewroles;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code template_view_roles}. */
interface TemplateViewRoleDao extends TableDao<LegacyViewRole> {

    @Override
    @RegisterConstructorMapper(LegacyViewRole.class)
    @SqlQuery(PAGE)
    List<LegacyViewRole> read(@Define String query, long after, long upTo, int limit);
}
