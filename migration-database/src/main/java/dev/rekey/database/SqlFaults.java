package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** What an exception says of the database, by SQLSTATE. */
public final class SqlFaults {

    private static final String NO_CONNECTION = "08001";

    private static final Set<String> PASSING =
            Set.of("25P03", "40001", "40P01", "53200", "53300", "57P01", "57P02", "57P03", "57P05");

    private SqlFaults() {}

    /** The SQLSTATE of the first SQL exception among the causes, or null. */
    public static @Nullable String state(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            if (cause instanceof SQLTransientConnectionException && cause.getCause() == null) {
                return NO_CONNECTION; // A pool that waited in vain says it without a state.
            }
        }
        return null;
    }

    /** The constraint that was broken, or null where the server names none. */
    public static @Nullable String constraint(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
                return ServerWords.constraint(postgres);
            }
        }
        return null;
    }

    /**
     * Whether a row is to blame: data (22), integrity (23), a check option (44), an exception that a trigger raised
     * (P0001), or a value too deep for the server (54001).
     */
    public static boolean blamesRow(Throwable fault) {
        String state = state(fault);
        return state != null
                && (state.startsWith("22")
                        || state.startsWith("23")
                        || state.startsWith("44")
                        || state.equals("P0001")
                        || state.equals("54001"));
    }

    /** Whether the query itself is to blame: its words (42), a value it stumbles over (22), a row too many (21). */
    public static boolean blamesQuery(Throwable fault) {
        return blamesValue(fault) || String.valueOf(state(fault)).startsWith("42");
    }

    /** Whether a query stumbles over a value (22) or a row too many (21) of what it reads. */
    public static boolean blamesValue(Throwable fault) {
        String state = String.valueOf(state(fault));
        return state.startsWith("22") || state.startsWith("21");
    }

    /**
     * Whether the same may well succeed in a moment: a connection that broke or that the server ended, no connection left,
     * no memory left, two transactions in each other's way.
     */
    public static boolean passes(Throwable fault) {
        String state = state(fault);
        return state != null && (state.startsWith("08") || PASSING.contains(state) || isFull(fault));
    }

    /** Whether a server or a pooler has no connection left; poolers say it in words of their own. */
    public static boolean isFull(Throwable fault) {
        if ("53300".equals(state(fault))) {
            return true;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            String message = cause instanceof SQLException ? String.valueOf(cause.getMessage()) : "";
            if (message.contains("EMAXCONN")
                    || message.contains("MaxClients")
                    || message.contains("query_wait_timeout")
                    || message.contains("no more connections allowed")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a unique key was taken. */
    public static boolean isUniqueViolation(Throwable fault) {
        return "23505".equals(state(fault));
    }

    /** Whether two transactions got into each other's way, and one of them was undone. */
    public static boolean isCollision(Throwable fault) {
        String state = state(fault);
        return state != null && state.startsWith("40");
    }

    /** The exception to end a run with. Neither it nor its causes quote a row. */
    public static MigrationException ending(Throwable fault) {
        return Unquoting.of(fault instanceof MigrationException migration ? migration : translated(fault));
    }

    private static MigrationException translated(Throwable fault) {
        String state = state(fault);
        if (state == null) {
            return new MigrationException(
                    ExitCode.UNEXPECTED,
                    "unexpected " + fault.getClass().getSimpleName() + "; LOG_LEVEL=DEBUG shows where",
                    fault);
        }
        Ending ending = Ending.of(fault, state);
        return new MigrationException(
                ending.exitCode(),
                "the " + DatabaseFault.where(fault) + " " + ending.what() + ": " + summary(fault) + " (SQLSTATE "
                        + state + ")" + ending.remedy(),
                fault);
    }

    /** What was said, without what it may quote of a row. */
    public static String summary(Throwable fault) {
        Throwable speaker = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException postgres) {
                return blamesRow(fault) ? "a value was refused" : withoutFullStop(ServerWords.of(postgres));
            }
            // A pool's, or our own.
            if (cause instanceof SQLTransientConnectionException || cause instanceof MigrationException) {
                return withoutFullStop(
                        String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
            }
            speaker = cause instanceof SQLException ? cause : speaker;
        }
        return speaker.getClass().getSimpleName();
    }

    /** The driver puts one at a message's end, and the server does not. */
    private static String withoutFullStop(String line) {
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
