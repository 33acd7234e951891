package dev.rekey.database;

import dev.rekey.api.MigrationException;

/**
 * What a database said to work in a transaction of its own, on its way up; {@link SqlFaults#ending} makes a {@link
 * MigrationException} of it.
 */
final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String database;

    /**
     * A fault of a database.
     *
     * @param database as messages name it
     */
    DatabaseFault(String database, Exception cause) {
        super("a database refused", cause); // whose own words may quote a row
        this.database = database;
    }

    /** The database that a fault came from, as messages name it. */
    static String where(Throwable fault) {
        String where = "database";
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseFault known) {
                where = known.database; // of several, the innermost is where it happened
            }
        }
        return where;
    }
}
