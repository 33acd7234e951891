package dev.rekey.database;

import dev.rekey.api.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;

/** Runs work in one transaction of one database: committed when it returns, rolled back when it throws. */
public final class Transactions {

    private final Database database;

    public Transactions(Database database) {
        this.database = database;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** One client connection, held over several transactions. */
    public interface Held {
        /** Reads in a transaction of its own. */
        <R> R read(Work<R> work);
    }

    /** Whether {@link Database#SETTINGS} are said in every transaction. */
    public boolean settingsPerTransaction() {
        return database.settingsPerTransaction();
    }

    /** Gives work a client connection of its own, on which it may read in several transactions. */
    public <R> R hold(Function<Held, R> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            return work.apply(new Reading(connection));
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    /** Reads; the database itself refuses writes. */
    public <R> R read(Work<R> work) {
        return run(true, work);
    }

    /** Writes. */
    public <R> R write(Work<R> work) {
        return run(false, work);
    }

    private <R> R run(boolean readOnly, Work<R> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            return run(connection, readOnly, work);
        } catch (SQLException e) {
            throw new Failure(e);
        }
    }

    private <R> R run(Connection connection, boolean readOnly, Work<R> work) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(readOnly);
        try {
            String settings = database.transactionSettings(readOnly);
            if (!settings.isBlank()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(settings);
                }
            }
            R result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restore(connection);
        }
    }

    private final class Reading implements Held {
        private final Connection connection;

        Reading(Connection connection) {
            this.connection = connection;
        }

        @Override
        public <R> R read(Work<R> work) {
            try {
                return run(connection, true, work);
            } catch (SQLException e) {
                throw new Failure(e);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** An embedder's pool expects connections back as it gave them. */
    private static void restore(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
        }
    }

    /** A database's refusal on its way up; {@link SqlFaults#ending} makes a {@link MigrationException} of it. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
