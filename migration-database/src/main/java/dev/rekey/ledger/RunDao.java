package dev.rekey.ledger;

import dev.rekey.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** What {@code migration_control} keeps of runs beside how far they are. */
public interface RunDao {

    /** A row's document; null where a run began before there were any. */
    record Described(long id, String tableName, @Nullable String details) {}

    String DESCRIBED = """
            SELECT id, table_name, details FROM <ledger>.migration_control
            WHERE run_id = :runId AND
            """ + ControlDao.MOVES + " ORDER BY id";

    @SqlQuery(DESCRIBED)
    @RegisterConstructorMapper(Described.class)
    List<Described> described(String runId);

    /** The latest that each table has, whichever run it was in. */
    @SqlQuery("SELECT DISTINCT ON (table_name) id, table_name, details FROM <ledger>.migration_control WHERE "
            + ControlDao.MOVES + " ORDER BY table_name, id DESC")
    @RegisterConstructorMapper(Described.class)
    List<Described> latest();

    /** What the run's rows keep, by table; without those that keep nothing. */
    default Map<String, RunDetails> details(String runId) {
        return details(described(runId));
    }

    /** What rows keep, by table. */
    static Map<String, RunDetails> details(List<Described> rows) {
        Map<String, RunDetails> details = new LinkedHashMap<>();
        for (Described row : rows) {
            if (row.details() != null) {
                details.put(row.tableName(), Json.read(row.details(), RunDetails.class));
            }
        }
        return details;
    }

    /** The row that speaks for the whole run, held until the transaction ends. */
    String LOCK_FIRST = """
            SELECT id, table_name, details FROM <ledger>.migration_control
            WHERE id = (SELECT min(id) FROM <ledger>.migration_control
                        WHERE run_id = :runId AND
            """ + ControlDao.MOVES + ") FOR UPDATE";

    String DESCRIBE = "UPDATE <ledger>.migration_control SET details = :details WHERE id = :id";

    @SqlUpdate(DESCRIBE)
    void describe(long id, String details);

    /** All runs' entries, the latest run first, each run in its own order. */
    String HISTORY = """
            SELECT run_id, table_name AS "table", operation, status, records_processed AS processed,
                   total_records AS total, started_at, completed_at, worker_id AS worker, error_message AS error
            FROM <ledger>.migration_control
            ORDER BY max(id) OVER (PARTITION BY run_id) DESC, id LIMIT :limit""";

    String ENTRIES = "SELECT count(*) FROM <ledger>.migration_control";
}
