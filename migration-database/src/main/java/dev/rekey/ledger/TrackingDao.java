package dev.rekey.ledger;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Copies the ledger's rows into the tracking tables of {@link TrackingTables}. They have no room for a mark of ours, so a
 * row there is ours if it has the ledger's time to the microsecond (or to what the column holds); all others are left.
 */
interface TrackingDao {

    /** Mappings that the ledger has and the tracking table does not. */
    record Gaps(
            long otherwise,
            @Nullable Long otherwiseExample,
            long absent,
            @Nullable Long absentExample) {}

    String SAME_ROW = "there.entity_type = own.entity_type AND there.legacy_id = own.legacy_id";

    String RECORD = """
            INSERT INTO public.migration_mappings (entity_type, legacy_id, new_id, migrated_at, migration_batch)
            SELECT own.entity_type, own.legacy_id, own.new_id, own.migrated_at, <batch>
            FROM <ledger>.migration_mappings AS own
            WHERE own.entity_type = :table AND own.legacy_id BETWEEN :lowest AND :highest
              AND NOT EXISTS (SELECT FROM public.migration_mappings AS there WHERE
            """ + SAME_ROW + ")";

    String BEGUN = """
            own.run_id = :runId AND own.operation = 'migrate' AND own.started_at IS NOT NULL
            """;

    String SAME_RUN = """
            there.phase = 'execution' AND there.operation = 'migrate' AND there.table_name = own.table_name
              AND there.started_at = CAST(own.started_at AS <time>)
            """;

    String STANDING = "SELECT FROM public.migration_control AS there WHERE " + SAME_RUN;

    /** Deletes our rows of these legacy ids, as long as the ledger still says what they say. */
    @SqlUpdate(
            """
            DELETE FROM public.migration_mappings AS there USING <ledger>.migration_mappings AS own
            WHERE own.entity_type = :table AND own.legacy_id = ANY(CAST(:ids AS bigint[])) AND
            """ + SAME_ROW + " AND there.new_id = own.new_id AND there.migrated_at = CAST(own.migrated_at AS <time>)")
    void withdraw(String table, String ids, @Define String time);

    /** Records these legacy ids, except where one is mapped there already or a key of the table stands against it. */
    @SqlUpdate(RECORD + " AND own.legacy_id = ANY(CAST(:ids AS bigint[])) ON CONFLICT DO NOTHING")
    void record(String table, String ids, long lowest, long highest, @Define String batch);

    /** The same for a table's every mapping, such as those that are older than the tracking table. */
    @SqlUpdate(RECORD + " ON CONFLICT DO NOTHING")
    void recordAll(String table, long lowest, long highest, @Define String batch);

    @SqlQuery("""
            SELECT count(*) FILTER (WHERE known) AS otherwise, min(legacy_id) FILTER (WHERE known) AS otherwise_example,
                   count(*) FILTER (WHERE NOT known) AS absent, min(legacy_id) FILTER (WHERE NOT known) AS absent_example
            FROM (SELECT own.legacy_id,
                         EXISTS (SELECT FROM public.migration_mappings AS there WHERE
            """ + SAME_ROW + """
                         ) AS known
                  FROM <ledger>.migration_mappings AS own
                  WHERE own.entity_type = :table
                    AND NOT EXISTS (SELECT FROM public.migration_mappings AS there WHERE there.new_id = own.new_id AND
            """ + SAME_ROW + ")) AS gap")
    @RegisterConstructorMapper(Gaps.class)
    Gaps gaps(String table);

    /** Says of the run's tables what the ledger says, where that has changed. */
    @SqlUpdate("""
            UPDATE public.migration_control AS there
            SET status = own.status, records_processed = own.records_processed, total_records = own.total_records,
                completed_at = own.completed_at, error_message = left(own.error_message, :messageCharacters),
                batch_size = own.batch_size, worker_id = left(own.worker_id, :workerCharacters)
            FROM <ledger>.migration_control AS own
            WHERE (there.status, there.records_processed, there.total_records, there.batch_size, there.worker_id)
                    IS DISTINCT FROM (own.status, own.records_processed, own.total_records, own.batch_size,
                                      left(own.worker_id, :workerCharacters))
              AND
            """ + BEGUN + " AND " + SAME_RUN)
    void update(String runId, int messageCharacters, int workerCharacters, @Define String time);

    /** Adds the run's tables that have begun. */
    @SqlUpdate("""
            INSERT INTO public.migration_control
              (phase, table_name, operation, status, records_processed, total_records, started_at, completed_at,
               error_message, batch_size, worker_id)
            SELECT 'execution', own.table_name, 'migrate', own.status, own.records_processed, own.total_records,
                   own.started_at, own.completed_at, left(own.error_message, :messageCharacters), own.batch_size,
                   left(own.worker_id, :workerCharacters)
            FROM <ledger>.migration_control AS own
            WHERE
            """ + BEGUN + " AND NOT EXISTS (" + STANDING + ") ON CONFLICT DO NOTHING")
    void add(String runId, int messageCharacters, int workerCharacters, @Define String time);

    /** Whether a table of the run has no row there, because a key stands against it. */
    @SqlQuery("SELECT EXISTS (SELECT FROM <ledger>.migration_control AS own WHERE own.table_name = :table AND " + BEGUN
            + " AND NOT EXISTS (" + STANDING + "))")
    boolean unrecorded(String runId, String table, @Define String time);
}
