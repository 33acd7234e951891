package dev.rekey.tables.viewgroups;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code template_view_groups}. */
interface TemplateViewGroupDao extends TableDao<LegacyViewGroup> {

    @Override
    @RegisterConstructorMapper(LegacyViewGroup.class)
    @SqlQuery("""
            SELECT legacy_id, name, description, group_type, permissions, template_categories, is_active,
                   created_at, updated_at
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyViewGroup> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, group_name, group_description, group_type, permissions,
                   template_categories, is_active, created_at, updated_at, legacy_group_id, metadata)
            SELECT id, group_name, group_description, group_type, permissions, template_categories, is_active,
                   created_at, updated_at, legacy_group_id, metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_group_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (group_name, group_description, group_type, permissions, template_categories, is_active,
                 created_at, updated_at, legacy_group_id, metadata)
              = (page.group_name, page.group_description, page.group_type, page.permissions,
                 page.template_categories, page.is_active, page.created_at, page.updated_at,
                 page.legacy_group_id, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
