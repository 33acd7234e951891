package dev.rekey.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** {@code migration_control}: a row a run and table. */
public interface ControlDao {

    /** A table's part in a run. */
    record Control(
            String runId,
            String tableName,
            String operation,
            String status,
            long recordsProcessed,
            long totalRecords,
            long filteredRecords,
            long unaccountedRecords,
            double requiredRate,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            @Nullable String errorMessage) {

        /** Whether nothing is left to be done. */
        public boolean completed() {
            return status.equals("completed");
        }
    }

    /** The operations that move rows; others, such as {@code widen}, are recorded beside them. */
    String MOVES = "operation IN ('migrate', 'retry', 'repair')";

    /**
     * SQL that is true where the part {@code c} of a run is void: its rows, or rows that it found to stand and counted on,
     * were rolled back after it began.
     */
    String UNDONE = """
            EXISTS (SELECT FROM <ledger>.migration_control AS b
                    WHERE b.operation = 'rollback' AND b.table_name = c.table_name AND b.id > c.id
                      AND c.id >= (SELECT min(f.id) FROM <ledger>.migration_control AS f
                                   WHERE f.run_id = b.run_id AND f.table_name = b.table_name
                                     AND f.operation IN ('migrate', 'retry', 'repair')))
            """;

    String COLUMNS = """
            SELECT run_id, table_name, operation, status, records_processed, total_records, filtered_records,
                   unaccounted_records, required_rate, created_at, started_at, completed_at, error_message
            FROM <ledger>.migration_control AS c
            """;

    String UNFINISHED = """
            SELECT run_id FROM <ledger>.migration_control AS c
            WHERE operation = :operation AND status \\<> 'completed' AND NOT
            """ + UNDONE + " ORDER BY id DESC LIMIT 1";

    @SqlQuery(UNFINISHED)
    Optional<String> unfinishedRun(String operation);

    /** The latest run of which anything still stands. */
    @SqlQuery("SELECT run_id FROM <ledger>.migration_control AS c WHERE " + MOVES + " AND NOT " + UNDONE
            + " ORDER BY id DESC LIMIT 1")
    Optional<String> latestRun();

    String MIGRATED_TABLES = """
            SELECT DISTINCT table_name FROM <ledger>.migration_control AS c
            WHERE operation = 'migrate' AND status = 'completed' AND NOT
            """ + UNDONE;

    @SqlQuery(MIGRATED_TABLES)
    Set<String> migratedTables();

    /** The run's tables, without those that were rolled back. */
    String LIST = COLUMNS + " WHERE run_id = :runId AND " + MOVES + " AND NOT " + UNDONE + " ORDER BY id";

    @SqlQuery(LIST)
    @RegisterConstructorMapper(Control.class)
    List<Control> list(String runId);

    String ONE = COLUMNS + " WHERE run_id = :runId AND table_name = :table AND " + MOVES;

    String LOCK = ONE + " FOR UPDATE";

    @SqlQuery(LOCK)
    @RegisterConstructorMapper(Control.class)
    Control lock(String runId, String table);

    /** Whether the table's part in the run was rolled back, or is being so. */
    String ROLLED_BACK = """
            SELECT EXISTS (SELECT FROM <ledger>.migration_control
                           WHERE run_id = :runId AND table_name = :table AND operation = 'rollback')""";

    /**
     * A table that a run begins with, in their order.
     *
     * @param details its {@link RunDetails}
     */
    record Begun(int number, String tableName, long total, double requiredRate, String details) {}

    /** Adds tables to a run; one that is in it already stays as it is, its {@link RunDetails} too. */
    String ADD = """
            INSERT INTO <ledger>.migration_control
              (run_id, table_name, operation, status, total_records, required_rate, batch_size, worker_id,
               details)
            SELECT :runId, page.table_name, :operation, 'pending', page.total, page.required_rate, :batchSize, :worker,
                   page.details
            FROM json_to_recordset(CAST(:begun AS json))
              AS page (number integer, table_name text, total bigint, required_rate double precision, details text)
            ORDER BY page.number
            ON CONFLICT DO NOTHING""";

    /** Something done to a table before its rows are moved, in their order. */
    record Recorded(int number, String tableName, String operation, String details) {}

    String RECORD = """
            INSERT INTO <ledger>.migration_control
              (run_id, table_name, operation, status, started_at, completed_at, details, batch_size, worker_id)
            SELECT :runId, page.table_name, page.operation, 'completed', clock_timestamp(), clock_timestamp(),
                   page.details, :batchSize, :worker
            FROM json_to_recordset(CAST(:recorded AS json))
              AS page (number integer, table_name text, operation text, details text)
            ORDER BY page.number
            ON CONFLICT (run_id, table_name, operation)
            DO UPDATE SET details = concat_ws(chr(10), migration_control.details, EXCLUDED.details)""";

    String START = """
            UPDATE <ledger>.migration_control
            SET status = 'running', total_records = :total, filtered_records = :filtered, error_message = NULL,
                started_at = coalesce(started_at, clock_timestamp()), batch_size = :batchSize, worker_id = :worker
            WHERE run_id = :runId AND table_name = :table AND
            """ + MOVES;

    String COMPLETE = """
            UPDATE <ledger>.migration_control
            SET status = 'completed', completed_at = clock_timestamp(), error_message = NULL,
                records_processed = :processed, total_records = :processed + :unaccounted, unaccounted_records = :unaccounted
            WHERE run_id = :runId AND table_name = :table AND
            """ + MOVES;

    /** Puts a run's tables back to where they begin, with {@link CheckpointDao#rewind}. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_control SET status = 'pending', completed_at = NULL, records_processed = 0
            WHERE run_id = :runId AND
            """ + MOVES)
    void reopen(String runId);

    String STOP = """
            UPDATE <ledger>.migration_control
            SET status = :status, error_message = CAST(:error AS text),
                records_processed = (SELECT coalesce(sum(c.records_processed), 0)
                                     FROM <ledger>.migration_checkpoints c
                                     WHERE c.run_id = :runId AND c.table_name = migration_control.table_name)
            WHERE run_id = :runId AND status IN ('running', 'pending', 'paused', 'failed')
              AND (started_at IS NOT NULL OR CAST(:error AS text) IS NOT NULL) AND
            """ + MOVES;

    /** One table stops, and the run goes on. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_control
            SET status = 'failed', error_message = :error,
                records_processed = (SELECT coalesce(sum(c.records_processed), 0)
                                     FROM <ledger>.migration_checkpoints c
                                     WHERE c.run_id = :runId AND c.table_name = :table)
            WHERE run_id = :runId AND table_name = :table AND status \\<> 'completed' AND
            """ + MOVES)
    void halt(String runId, String table, String error);
}
