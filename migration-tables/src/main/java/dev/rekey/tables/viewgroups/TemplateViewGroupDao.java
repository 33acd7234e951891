package dev.rekey.tables.viewgroups;

import dev.rekey.tables.TableDao;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The SQL of {@code template_view_groups}. */
interface TemplateViewGroupDao extends TableDao<LegacyViewGroup> {

    @Override
    @RegisterConstructorMapper(LegacyViewGroup.class)
    @SqlQuery(PAGE)
    List<LegacyViewGroup> read(@Define String query, long after, long upTo, int limit);
}
