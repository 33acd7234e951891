package dev.rekey.database;

import javax.sql.DataSource;

/**
 * One of the two databases.
 *
 * @param dataSource gives connections; a pool of {@code workers + 1} suffices, and one does
 * @param pooling what its connections go through
 */
public record Database(DataSource dataSource, Pooling pooling) {

    /**
     * What must hold wherever a query of ours runs: exact floats, UTC, an error instead of rows that row level security
     * filtered away silently, and an end to every statement.
     */
    public static final String SETTINGS = """
            SET %1$s TimeZone = 'UTC'; SET %1$s extra_float_digits = 3; \
            SET %1$s row_security = off; SET %1$s statement_timeout = '15min'""";

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
}
