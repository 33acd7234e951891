package dev.rekey.database;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * One of the two databases.
 *
 * @param dataSource gives connections; a pool of {@code workers + 1} suffices, and one does
 * @param pooling what its connections go through
 * @param silence how long the server waits for the next statement of a transaction that writes before it ends it
 */
public record Database(DataSource dataSource, Pooling pooling, Duration silence) {

    /**
     * What must hold wherever a query of ours runs: exact floats, UTC, an error instead of rows that row level security
     * filtered away silently, an end to every statement, and an end to a session whose client vanished: until the server
     * notices, that session keeps its locks, and whoever tries the same again waits for them. What is committed is to
     * survive a crash of the server, also where its databases do not ask for that; where they ask for more, they get it.
     * No query of ours is worth compiling: what the compiler costs, a page or a range of rows never earns.
     */
    public static final String SETTINGS = """
            SET %1$s TimeZone = 'UTC'; SET %1$s extra_float_digits = 3; \
            SET %1$s row_security = off; SET %1$s statement_timeout = '15min'; SET %1$s jit = off; \
            SET %1$s tcp_keepalives_idle = 30; SET %1$s tcp_keepalives_interval = 10; \
            SET %1$s tcp_keepalives_count = 3; \
            SELECT set_config('synchronous_commit', 'on', '%1$s' = 'LOCAL') \
            WHERE current_setting('synchronous_commit') = 'off'""";

    /**
     * Longer than a transaction that writes ever says nothing: between two statements it waits for a reading of the source
     * at the most. What it holds, others wait for, should its process be stopped or its network cut.
     */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    public Database(DataSource dataSource, Pooling pooling) {
        this(dataSource, pooling, SILENCE);
    }

    /** A data source whose sessions are not ours alone. */
    public static Database shared(DataSource dataSource) {
        return new Database(dataSource, Pooling.UNKNOWN);
    }

    /**
     * Whether {@link #SETTINGS} must be repeated in every transaction, because the session belongs to somebody else (a
     * transaction pooler, an embedder's pool), or hold already.
     */
    public boolean settingsPerTransaction() {
        return pooling.sharesSessions();
    }

    /**
     * What a transaction says first; blank if nothing.
     *
     * @param bounded whether others may wait for it. One that reads may have to wait for the other database, and nobody
     *     waits for it
     */
    String transactionSettings(boolean bounded) {
        String settings = settingsPerTransaction() ? SETTINGS.formatted("LOCAL") : "";
        return bounded ? (settings.isEmpty() ? "" : settings + "; ") + bound() : settings;
    }

    /** Ends a transaction that says nothing for too long. */
    String bound() {
        return "SET LOCAL idle_in_transaction_session_timeout = " + silence.toMillis();
    }
}
