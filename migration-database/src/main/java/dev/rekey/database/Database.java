package dev.rekey.database;

import javax.sql.DataSource;

/**
 * One of the two databases.
 *
 * @param dataSource gives connections; a pool of {@code workers + 2} suffices
 * @param settingsPerTransaction whether {@link #SETTINGS} must be repeated in every transaction, because the session
 *     belongs to somebody else (a transaction pooler, an embedder's pool), or hold already
 */
public record Database(DataSource dataSource, boolean settingsPerTransaction) {

    /**
     * What must hold wherever a query of ours runs: exact floats, UTC, an error instead of rows that row level security
     * filtered away silently, an end to every statement, and an end to a session whose client vanished: until the server
     * notices, that session keeps its locks, and whoever tries the same again waits for them.
     */
    public static final String SETTINGS = """
            SET %1$s TimeZone = 'UTC'; SET %1$s extra_float_digits = 3; \
            SET %1$s row_security = off; SET %1$s statement_timeout = '15min'; \
            SET %1$s tcp_keepalives_idle = 30; SET %1$s tcp_keepalives_interval = 10; \
            SET %1$s tcp_keepalives_count = 3""";

    /** A data source whose sessions are not ours alone. */
    public static Database shared(DataSource dataSource) {
        return new Database(dataSource, true);
    }
}
