package dev.rekey.ledger;

import dev.rekey.api.Pause;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * {@code migration_checkpoints}: how far each partition of a table is, and whose it is. What became of rows is meant to
 * be added up over a table: a partition that puts out a row of another one counts that too.
 */
public interface CheckpointDao {

    /**
     * A partition: the rows with {@code lowerId <= legacy id <= upperId}.
     *
     * @param lastProcessedId everything up to it is done; null at the beginning
     */
    record Checkpoint(
            String runId,
            String tableName,
            int partition,
            long lowerId,
            long upperId,
            @Nullable Long lastProcessedId,
            long recordsProcessed,
            long rejected,
            String status) {

        /** Where reading goes on, exclusive. */
        public long position() {
            return lastProcessedId == null ? lowerId - 1 : lastProcessedId;
        }

        public boolean completed() {
            return status.equals("completed");
        }
    }

    /** How a page moves a partition on: from one position to the next, by compare-and-set. */
    record Advance(
            String runId,
            String table,
            int partition,
            String owner,
            long from,
            long to,
            boolean last,
            long migrated,
            long unchanged,
            long changed,
            long rejected) {}

    /** What a table's partitions add up to. */
    record Totals(
            String tableName,
            long processed,
            long migrated,
            long unchanged,
            long changed,
            long rejected,
            int partitions,
            int partitionsDone) {}

    /** A partition that a table begins with. */
    record Part(int partition, long lowerId, long upperId) {

        /** The checkpoint that it begins with. */
        public Checkpoint checkpoint(String runId, String table) {
            return new Checkpoint(runId, table, partition, lowerId, upperId, null, 0, 0, "pending");
        }
    }

    String ADD = """
            INSERT INTO <ledger>.migration_checkpoints
              (run_id, table_name, partition, lower_id, upper_id, records_total, status)
            SELECT :runId, :table, part.partition, part.lower_id, part.upper_id, :rows, 'pending'
            FROM json_to_recordset(CAST(:parts AS json)) AS part (partition integer, lower_id bigint, upper_id bigint)""";

    String LIST = """
            SELECT run_id, table_name, partition, lower_id, upper_id, last_processed_id, records_processed, rejected,
                   status
            FROM <ledger>.migration_checkpoints WHERE run_id = :runId AND table_name = :table ORDER BY partition""";

    @SqlQuery(LIST)
    @RegisterConstructorMapper(Checkpoint.class)
    List<Checkpoint> list(String runId, String table);

    /**
     * Takes the partition, if it is nobody's, or its owner is dead or has not given a heartbeat for the lease of five
     * seconds; no row if it is held or completed.
     */
    String CLAIM = """
            UPDATE <ledger>.migration_checkpoints
            SET owner = :owner, heartbeat = clock_timestamp(), status = 'running'
            WHERE run_id = :runId AND table_name = :table AND partition = :partition AND status \\<> 'completed'
              AND (owner IS NULL OR owner = :owner OR owner IN (<dead>)
                   OR heartbeat \\< clock_timestamp() - interval '5 seconds')
            RETURNING run_id, table_name, partition, lower_id, upper_id, last_processed_id, records_processed, rejected,
                      status""";

    /** Adds what became of a page's rows. */
    String COUNTED = """
                records_processed = records_processed + :migrated + :unchanged + :changed + :rejected,
                migrated = migrated + :migrated, unchanged = unchanged + :unchanged, changed = changed + :changed,
                rejected = rejected + :rejected
            """;

    /** Moves the partition on if it is still ours and where we left it. */
    String ADVANCE = """
            UPDATE <ledger>.migration_checkpoints
            SET last_processed_id = :to, heartbeat = clock_timestamp(),
                status = CASE WHEN :last THEN 'completed' ELSE 'running' END,
                owner = CASE WHEN :last THEN NULL ELSE owner END,
            """ + COUNTED + """
            WHERE run_id = :runId AND table_name = :table AND partition = :partition AND owner = :owner
              AND status = 'running' AND coalesce(last_processed_id, lower_id - 1) = :from""";

    /** Moves the partition on if it is still ours and where we left it; 0 rows if not, and the page must not stand. */
    @SqlUpdate(ADVANCE)
    int advance(@BindMethods Advance advance);

    /**
     * Adds to what a page that has moved the partition on has counted, where other became of its rows than was foreseen;
     * each may be negative.
     */
    @SqlUpdate("""
            UPDATE <ledger>.migration_checkpoints
            SET
            """ + COUNTED + """
            WHERE run_id = :runId AND table_name = :table AND partition = :partition""")
    void correct(@BindMethods Advance more);

    /**
     * Whether a page has moved the partition on: waits for a transaction that is just doing so, such as our own of which we
     * lost sight.
     */
    @SqlQuery("""
            SELECT coalesce(CASE WHEN :last THEN status = 'completed'
                                 ELSE owner = :owner AND last_processed_id = :to END, false)
            FROM <ledger>.migration_checkpoints
            WHERE run_id = :runId AND table_name = :table AND partition = :partition FOR UPDATE""")
    boolean advanced(@BindMethods Advance advance);

    /** States the disposition of a whole table where a run dealt with only some of its rows. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_checkpoints
            SET unchanged = :unchanged, rejected = :rejected,
                records_processed = migrated + :unchanged + changed + :rejected
            WHERE run_id = :runId AND table_name = :table""")
    void settle(String runId, String table, long unchanged, long rejected);

    /** Counts rows as rejected that pages had counted as migrated: in one partition, as only the table's sum means anything. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_checkpoints
            SET migrated = migrated - :rows, rejected = rejected + :rows
            WHERE run_id = :runId AND table_name = :table
              AND partition = (SELECT min(partition) FROM <ledger>.migration_checkpoints
                               WHERE run_id = :runId AND table_name = :table)""")
    void setAside(String runId, String table, long rows);

    /** Lets a run begin over; what it has written stays. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_checkpoints
            SET last_processed_id = NULL, records_processed = 0, migrated = 0, unchanged = 0, changed = 0, rejected = 0,
                status = 'pending', owner = NULL
            WHERE run_id = :runId""")
    void rewind(String runId);

    /** Whether somebody works on the run: no longer than the lease ago. */
    @SqlQuery("""
            SELECT EXISTS (SELECT FROM <ledger>.migration_checkpoints
                           WHERE run_id = :runId AND owner IS NOT NULL AND status = 'running'
                             AND heartbeat > clock_timestamp() - interval '5 seconds')""")
    boolean held(String runId);

    /**
     * Skips rows that a page under way holds: its own commit beats for them. Says in the same round trip what holds the run
     * back.
     */
    @SqlQuery("""
            WITH beaten AS (
              UPDATE <ledger>.migration_checkpoints AS c SET heartbeat = clock_timestamp()
              FROM (SELECT run_id, table_name, partition FROM <ledger>.migration_checkpoints
                    WHERE owner = :owner AND status = 'running' FOR UPDATE SKIP LOCKED) AS held
              WHERE (c.run_id, c.table_name, c.partition) = (held.run_id, held.table_name, held.partition))
            SELECT run_id AS scope, since, paused_by AS by, reason
            FROM <ledger>.migration_pauses WHERE run_id IN ('*', :runId) ORDER BY since LIMIT 1""")
    @RegisterConstructorMapper(Pause.class)
    Optional<Pause> heartbeat(String owner, String runId);

    String RELEASE = """
            UPDATE <ledger>.migration_checkpoints SET owner = NULL, status = :status
            WHERE owner = :owner AND status = 'running'""";

    @SqlUpdate(RELEASE)
    void release(String owner, String status);

    @SqlQuery("""
            SELECT DISTINCT owner FROM <ledger>.migration_checkpoints
            WHERE run_id = :runId AND owner IS NOT NULL AND status \\<> 'completed'""")
    List<String> owners(String runId);

    String TOTALS = """
            SELECT table_name, sum(records_processed) AS processed, sum(migrated) AS migrated,
                   sum(unchanged) AS unchanged, sum(changed) AS changed, sum(rejected) AS rejected,
                   count(*) AS partitions, count(*) FILTER (WHERE status = 'completed') AS partitions_done
            FROM <ledger>.migration_checkpoints WHERE run_id = :runId GROUP BY table_name""";

    @SqlQuery(TOTALS)
    @RegisterConstructorMapper(Totals.class)
    List<Totals> totals(String runId);
}
