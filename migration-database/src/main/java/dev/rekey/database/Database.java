package dev.rekey.database;

import java.time.Duration;
import javax.sql.DataSource;

/**
 * One of the two databases.
 *
 * @param dataSource gives connections; a pool of {@code workers + 2} suffices
 * @param settingsPerTransaction whether {@link #SETTINGS} must be repeated in every transaction, because the session
 *     belongs to somebody else (a transaction pooler, an embedder's pool), or hold already
 * @param silence how long the server waits for the next statement of a transaction that writes before it ends it
 */
public record Database(DataSource dataSource, boolean settingsPerTransaction, Duration silence) {

    /**
     * What must hold wherever a query of ours runs: exact floats, UTC, an error instead of rows that row level security
     * filtered away silently, and an end to every statement.
     */
    public static final String SETTINGS = """
            SET %1$s TimeZone = 'UTC'; SET %1$s extra_float_digits = 3; \
            SET %1$s row_security = off; SET %1$s statement_timeout = '15min'""";

    /**
     * Longer than a transaction that writes ever says nothing: between two statements it waits for a reading of the source
     * at the most. What it holds, others wait for, should its process be stopped or its network cut.
     */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    public Database(DataSource dataSource, boolean settingsPerTransaction) {
        this(dataSource, settingsPerTransaction, SILENCE);
    }

    /** A data source whose sessions are not ours alone. */
    public static Database shared(DataSource dataSource) {
        return new Database(dataSource, true);
    }

    /** What a transaction says first; blank if nothing. */
    String transactionSettings(boolean readOnly) {
        String settings = settingsPerTransaction ? SETTINGS.formatted("LOCAL") + "; " : "";
        // One that reads may have to wait for the other database, and nobody waits for it.
        return readOnly ? settings : settings + "SET LOCAL idle_in_transaction_session_timeout = " + silence.toMillis();
    }
}
