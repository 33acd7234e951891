package dev.rekey.tables.roles;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code technician_roles}. */
interface TechnicianRoleDao extends TableDao<LegacyTechnicianRole> {

    @Override
    @RegisterConstructorMapper(LegacyTechnicianRole.class)
    @SqlQuery("""
            SELECT legacy_id, technician_id, role_name, role_type, permissions, scope_type, scope_id,
                   effective_date, expiry_date, is_active, created_at, updated_at
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyTechnicianRole> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, technician_id, role_name, role_type, permissions, scope_type, scope_id,
                   effective_date, expiry_date, is_active, created_at, updated_at, legacy_role_id,
                   legacy_technician_id, metadata)
            SELECT id, technician_id, role_name, role_type, permissions, scope_type, scope_id, effective_date,
                   expiry_date, is_active, created_at, updated_at, legacy_role_id, legacy_technician_id,
                   metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_role_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (technician_id, role_name, role_type, permissions, scope_type, scope_id, effective_date,
                 expiry_date, is_active, created_at, updated_at, legacy_role_id, legacy_technician_id, metadata)
              = (page.technician_id, page.role_name, page.role_type, page.permissions, page.scope_type,
                 page.scope_id, page.effective_date, page.expiry_date, page.is_active, page.created_at,
                 page.updated_at, page.legacy_role_id, page.legacy_technician_id, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
