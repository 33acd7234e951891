package dev.rekey.tables.ordercases;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code order_cases}. */
interface OrderCaseDao extends TableDao<LegacyOrderCase> {

    @Override
    @RegisterConstructorMapper(LegacyOrderCase.class)
    @SqlQuery("""
            SELECT legacy_id, instruction_id, patient_id, relationship_type, stage_number, status, priority,
                   linked_at, started_at, completed_at, created_at, updated_at
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyOrderCase> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, order_id, case_id, relationship_type, stage_number, status, priority,
                   linked_at, started_at, completed_at, created_at, updated_at, legacy_order_case_id,
                   legacy_order_id, legacy_case_id, metadata)
            SELECT id, order_id, case_id, relationship_type, stage_number, status, priority, linked_at,
                   started_at, completed_at, created_at, updated_at, legacy_order_case_id, legacy_order_id,
                   legacy_case_id, metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_order_case_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (order_id, case_id, relationship_type, stage_number, status, priority, linked_at, started_at,
                 completed_at, created_at, updated_at, legacy_order_case_id, legacy_order_id, legacy_case_id,
                 metadata)
              = (page.order_id, page.case_id, page.relationship_type, page.stage_number, page.status,
                 page.priority, page.linked_at, page.started_at, page.completed_at, page.created_at,
                 page.updated_at, page.legacy_order_case_id, page.legacy_order_id, page.legacy_case_id,
                 page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
