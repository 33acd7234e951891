package dev.rekey.ledger;

import dev.rekey.api.Pause;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** {@code migration_pauses}: while a row stands, its run, or all of them, hold what they have and write nothing. */
public interface PauseDao {

    /** All of them, the oldest first. */
    String LIST = """
            SELECT run_id AS scope, since, paused_by AS by, reason
            FROM <ledger>.migration_pauses ORDER BY since""";

    /** What holds a run back, the oldest first; of no run in particular if {@code runId} is null. */
    @SqlQuery("""
            SELECT run_id AS scope, since, paused_by AS by, reason
            FROM <ledger>.migration_pauses WHERE run_id IN ('*', :runId) ORDER BY since LIMIT 1""")
    @RegisterConstructorMapper(Pause.class)
    Optional<Pause> of(@Nullable String runId);

    /** Asks for a pause; one that stands already keeps its time. */
    @SqlQuery("""
            INSERT INTO <ledger>.migration_pauses AS standing (run_id, paused_by, reason)
            VALUES (:scope, :by, :reason)
            ON CONFLICT (run_id) DO UPDATE SET paused_by = excluded.paused_by, reason = excluded.reason
            RETURNING run_id AS scope, since, paused_by AS by, reason""")
    @RegisterConstructorMapper(Pause.class)
    Pause add(String scope, String by, @Nullable String reason);

    /** Takes pauses back and says which: all of them if {@code runId} is null. */
    @SqlQuery("""
            DELETE FROM <ledger>.migration_pauses WHERE run_id = coalesce(:runId, run_id)
            RETURNING run_id AS scope, since, paused_by AS by, reason""")
    @RegisterConstructorMapper(Pause.class)
    List<Pause> remove(@Nullable String runId);
}
