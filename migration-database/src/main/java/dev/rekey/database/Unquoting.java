package dev.rekey.database;

import dev.rekey.api.MigrationException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Copies of exceptions that do not quote rows. Drivers, parsers and triggers do: whoever logs an exception with its
 * causes would log patients' data. Classes, SQLSTATEs, stack traces and what {@link ServerWords} lets through stay.
 */
final class Unquoting {

    /** Each exception that was met, so that a circle of causes ends. */
    private final Set<Throwable> met = Collections.newSetFromMap(new IdentityHashMap<>());

    private Unquoting() {}

    /** The exception with causes that quote nothing; itself where it has none. */
    static MigrationException of(MigrationException exception) {
        Unquoting unquoting = new Unquoting();
        unquoting.met.add(exception);
        boolean quotesNothing = exception.getCause() == null || exception.getCause() instanceof Unquoted;
        return quotesNothing && exception.getSuppressed().length == 0 ? exception : unquoting.migration(exception);
    }

    private MigrationException migration(MigrationException exception) {
        return dressed(
                exception,
                new MigrationException(
                        exception.exitCode(), String.valueOf(exception.getMessage()), copy(exception.getCause())));
    }

    private @Nullable Throwable copy(@Nullable Throwable thrown) {
        if (thrown == null || !met.add(thrown)) {
            return null;
        }
        if (thrown instanceof MigrationException exception) {
            return migration(exception);
        }
        if (thrown instanceof Unquoted) {
            return thrown;
        }
        Throwable cause = copy(thrown.getCause());
        String name = thrown.getClass().getName();
        return dressed(
                thrown,
                thrown instanceof SQLException sql
                        ? new UnquotedSql(name + ": " + SqlFaults.summary(sql), sql, cause)
                        : new UnquotedOther(
                                speaksOfTheNetwork(thrown) ? name + ": " + thrown.getMessage() : name, cause));
    }

    private <T extends Throwable> T dressed(Throwable original, T copy) {
        copy.setStackTrace(original.getStackTrace());
        for (Throwable suppressed : original.getSuppressed()) {
            Throwable unquoted = copy(suppressed);
            if (unquoted != null) {
                copy.addSuppressed(unquoted);
            }
        }
        return copy;
    }

    private static boolean speaksOfTheNetwork(Throwable thrown) {
        return thrown instanceof SocketException
                || thrown instanceof UnknownHostException
                || thrown instanceof SSLException;
    }

    private static final class UnquotedSql extends SQLException implements Unquoted {
        private static final long serialVersionUID = 1L;

        UnquotedSql(String message, SQLException of, @Nullable Throwable cause) {
            super(message, of.getSQLState(), of.getErrorCode(), cause);
        }
    }

    private static final class UnquotedOther extends RuntimeException implements Unquoted {
        private static final long serialVersionUID = 1L;

        UnquotedOther(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
