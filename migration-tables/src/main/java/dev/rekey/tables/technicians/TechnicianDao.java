package dev.rekey.tables.technicians;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code technicians}. */
interface TechnicianDao extends TableDao<LegacyTechnician> {

    @Override
    @RegisterConstructorMapper(LegacyTechnician.class)
    @SqlQuery("""
            SELECT legacy_id, user_id, employee_id, department, position, hire_date, status, phone, email,
                   emergency_contact, created_at, updated_at
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyTechnician> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, profile_id, employee_id, department, position, hire_date, status, phone,
                   email, emergency_contact, created_at, updated_at, legacy_technician_id, legacy_user_id,
                   metadata)
            SELECT id, profile_id, employee_id, department, position, hire_date, status, phone, email,
                   emergency_contact, created_at, updated_at, legacy_technician_id, legacy_user_id, metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_technician_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (profile_id, employee_id, department, position, hire_date, status, phone, email,
                 emergency_contact, created_at, updated_at, legacy_technician_id, legacy_user_id, metadata)
              = (page.profile_id, page.employee_id, page.department, page.position, page.hire_date,
                 page.status, page.phone, page.email, page.emergency_contact, page.created_at, page.updated_at,
                 page.legacy_technician_id, page.legacy_user_id, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
