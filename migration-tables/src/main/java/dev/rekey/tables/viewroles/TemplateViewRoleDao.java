package dev.rekey.tables.viewroles;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code template_view_roles}. */
interface TemplateViewRoleDao extends TableDao<LegacyViewRole> {

    @Override
    @RegisterConstructorMapper(LegacyViewRole.class)
    @SqlQuery("""
            SELECT legacy_id, group_id, role_name, role_level, can_view, can_edit, can_create, can_delete,
                   can_share, template_types, restrictions, is_active, created_at, updated_at
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyViewRole> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, group_id, role_name, role_level, can_view, can_edit, can_create,
                   can_delete, can_share, template_types, restrictions, is_active, created_at, updated_at,
                   legacy_role_id, legacy_group_id, metadata)
            SELECT id, group_id, role_name, role_level, can_view, can_edit, can_create, can_delete, can_share,
                   template_types, restrictions, is_active, created_at, updated_at, legacy_role_id,
                   legacy_group_id, metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_role_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (group_id, role_name, role_level, can_view, can_edit, can_create, can_delete, can_share,
                 template_types, restrictions, is_active, created_at, updated_at, legacy_role_id,
                 legacy_group_id, metadata)
              = (page.group_id, page.role_name, page.role_level, page.can_view, page.can_edit, page.can_create,
                 page.can_delete, page.can_share, page.template_types, page.restrictions, page.is_active,
                 page.created_at, page.updated_at, page.legacy_role_id, page.legacy_group_id, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
