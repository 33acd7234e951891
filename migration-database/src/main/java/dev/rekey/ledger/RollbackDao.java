package dev.rekey.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of rollbacks: in {@code migration_control} a row of operation {@code rollback} under the name of
 * the run whose rows go, a table each; while it is under way, in {@code migration_checkpoints} its position and owner.
 */
public interface RollbackDao {

    /**
     * A table's part in a run that has moved rows.
     *
     * @param operation {@code migrate}, {@code retry} or {@code repair}
     * @param status as in the ledger
     * @param undone whether a rollback has made it void, its own or that of a run before it
     */
    record Part(String runId, String tableName, String operation, String status, boolean undone) {

        /** Whether the command that began it would go on with it. */
        public boolean unfinished() {
            return !undone && !status.equals("completed");
        }
    }

    /** A table's rollback, as a row of {@code migration_control}. */
    record Row(
            String runId,
            String tableName,
            String status,
            long total,
            @Nullable Instant completedAt,
            @Nullable String error,
            @Nullable String details) {}

    /** What the run or its rollback says of a table's form. */
    record Definition(String tableName, String operation, String details) {}

    /** All parts of all runs, the latest run first, each in its own order. */
    @SqlQuery("SELECT c.run_id, c.table_name, c.operation, c.status, " + ControlDao.UNDONE + " AS undone"
            + " FROM <ledger>.migration_control AS c WHERE c." + ControlDao.MOVES
            + " ORDER BY max(c.id) OVER (PARTITION BY c.run_id) DESC, c.id")
    @RegisterConstructorMapper(Part.class)
    List<Part> parts();

    /** The rollbacks that are not over. */
    String UNFINISHED = """
            SELECT run_id, table_name, status, total_records AS total, completed_at,
                   error_message AS error, details FROM <ledger>.migration_control
            WHERE operation = 'rollback' AND status \\<> 'completed' ORDER BY id""";

    @SqlQuery(UNFINISHED)
    @RegisterConstructorMapper(Row.class)
    List<Row> unfinished();

    /** All rollbacks, the latest first. */
    @SqlQuery("""
            SELECT run_id, table_name, status, total_records AS total, completed_at,
                   error_message AS error, details FROM <ledger>.migration_control
            WHERE operation = 'rollback' ORDER BY id DESC""")
    @RegisterConstructorMapper(Row.class)
    List<Row> all();

    /** Holds what a runner of the run would have to begin a table with. */
    @SqlQuery("SELECT id FROM <ledger>.migration_control WHERE run_id = :runId ORDER BY id FOR UPDATE")
    List<Long> lock(String runId);

    /** Begins a table's rollback, or goes on with it. The id of one that begins anew is the highest again: later runs stand. */
    @SqlUpdate("""
            INSERT INTO <ledger>.migration_control AS c
              (run_id, table_name, operation, status, total_records, started_at, batch_size, worker_id)
            VALUES (:runId, :table, 'rollback', 'running', :total, clock_timestamp(), :batchSize, :worker)
            ON CONFLICT (run_id, table_name, operation)
            DO UPDATE SET id = DEFAULT, status = 'running', completed_at = NULL, error_message = NULL,
                          total_records = EXCLUDED.total_records,
                          started_at = CASE c.status WHEN 'completed' THEN EXCLUDED.started_at ELSE c.started_at END,
                          batch_size = EXCLUDED.batch_size, worker_id = EXCLUDED.worker_id""")
    void begin(String runId, String table, long total, int batchSize, String worker);

    @SqlQuery("""
            SELECT run_id, table_name, status, total_records AS total, completed_at,
                   error_message AS error, details FROM <ledger>.migration_control
            WHERE run_id = :runId AND table_name = :table AND operation = 'rollback'""")
    @RegisterConstructorMapper(Row.class)
    Row row(String runId, String table);

    /** Says what has gone so far. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_control
            SET records_processed = :removed, details = :details, status = :status,
                completed_at = CASE WHEN :status = 'completed' THEN clock_timestamp() END
            WHERE run_id = :runId AND table_name = :table AND operation = 'rollback'""")
    void say(String runId, String table, String status, long removed, String details);

    /** Says why those of a runner have stopped. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_control SET status = :status, error_message = :error
            WHERE operation = 'rollback' AND status = 'running' AND worker_id = :worker""")
    void stop(String worker, String status, @Nullable String error);

    /** Takes the run's checkpoints of a table away, which leaves a runner that still has it nothing to write under. */
    @SqlUpdate("DELETE FROM <ledger>.migration_checkpoints WHERE run_id = :runId AND table_name = :table")
    void forgetCheckpoints(String runId, String table);

    /** The checkpoint of a table's rollback, held by the runner, at the beginning. */
    @SqlUpdate("""
            INSERT INTO <ledger>.migration_checkpoints
              (run_id, table_name, partition, lower_id, upper_id, records_total, status, owner, heartbeat)
            VALUES (:runId, :table, 0, :lowerId, :upperId, :total, 'running', :owner, clock_timestamp())""")
    void addCheckpoint(String runId, String table, long lowerId, long upperId, long total, String owner);

    /** Runners of the run that may be alive: not known to be dead, and with a heartbeat within the lease of five seconds. */
    @SqlQuery("""
            SELECT DISTINCT owner FROM <ledger>.migration_checkpoints
            WHERE run_id = :runId AND owner IS NOT NULL AND status = 'running' AND owner NOT IN (<dead>)
              AND heartbeat >= clock_timestamp() - interval '5 seconds'""")
    List<String> living(String runId, @BindList List<String> dead);

    /** How many rows the run inserted and the ledger still names, and mappings of rows that it only found. */
    @SqlQuery("""
            SELECT count(*) FROM <ledger>.migration_mappings
            WHERE entity_type = :table AND (inserted_by = :runId OR inserted_by IS NULL AND migration_batch = :runId)""")
    long mapped(String runId, String table);

    @SqlQuery("""
            SELECT count(*) FROM <ledger>.migration_quarantine WHERE run_id = :runId AND table_name = :table""")
    long quarantined(String runId, String table);

    /** Rows whose entry another run had filed, and which the run's insertion resolved: they are open again without it. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_quarantine SET state = 'open', updated_at = clock_timestamp()
            WHERE table_name = :table AND run_id \\<> :runId AND state = 'resolved'
              AND legacy_id = ANY(CAST(:ids AS bigint[]))""")
    int reopen(String runId, String table, String ids);

    /** Takes some of the run's quarantine entries of a table away. */
    @SqlUpdate("""
            DELETE FROM <ledger>.migration_quarantine
            WHERE table_name = :table AND legacy_id IN (
              SELECT legacy_id FROM <ledger>.migration_quarantine
              WHERE table_name = :table AND run_id = :runId ORDER BY legacy_id LIMIT :limit)""")
    int dropQuarantined(String runId, String table, int limit);

    /** Tables that the run created, and columns that it widened. */
    @SqlQuery("""
            SELECT table_name, operation, coalesce(details, '') AS details FROM <ledger>.migration_control
            WHERE run_id = :runId AND operation IN ('create', 'widen') ORDER BY id""")
    @RegisterConstructorMapper(Definition.class)
    List<Definition> definitions(String runId);

    /** Runs that inserted rows of a table which the ledger still names. */
    @SqlQuery("""
            SELECT DISTINCT inserted_by FROM <ledger>.migration_mappings
            WHERE entity_type = :table AND inserted_by IS NOT NULL""")
    List<String> insertedBy(String table);

    /** SQL that is true of rows that the run rewrote and that were there before; a ledger of version 1 knows less. */
    String REWRITTEN = """
            m.entity_type = :table AND m.inserted_by IS DISTINCT FROM :runId AND m.migration_batch = :runId
              AND NOT coalesce(m.issues @> '[{"code": "ADOPTED"}]', false)
            """;

    @SqlQuery("SELECT count(*) FROM <ledger>.migration_mappings AS m WHERE " + REWRITTEN)
    long rewritten(String runId, String table);

    @SqlQuery("SELECT m.legacy_id FROM <ledger>.migration_mappings AS m WHERE " + REWRITTEN
            + " ORDER BY m.legacy_id LIMIT :limit")
    List<Long> rewrittenRows(String runId, String table, int limit);
}
