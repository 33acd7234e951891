package dev.rekey.database;

import dev.rekey.api.MigrationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in one transaction of one database: committed when it returns, rolled back when it throws. A transaction
 * that meets a fault which passes is begun anew, so work must not leave anything behind but what it returns and what it
 * writes in the database.
 */
public final class Transactions {

    private final String name;
    private final Database database;
    private final Patience patience;

    /** Transactions of a database, each tried once. */
    public Transactions(Database database) {
        this("database", database, Patience.NONE);
    }

    /**
     * Transactions of a database.
     *
     * @param name as messages call the database
     */
    public Transactions(String name, Database database, Patience patience) {
        this.name = name;
        this.database = database;
        this.patience = patience;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** Whether work that was to be committed stands in the database. */
    @FunctionalInterface
    public interface Standing {
        boolean in(Connection connection) throws SQLException;
    }

    /** One client connection, held over several transactions. */
    public interface Held {
        /** Reads in a transaction of its own. */
        <R> R read(Work<R> work);

        /** Reads with one statement; see {@link Transactions#ask}. */
        <R> R ask(Work<R> work);
    }

    /** What the connections go through. */
    public Pooling pooling() {
        return database.pooling();
    }

    /** The same database for work of which a failure is simply told. */
    public Transactions once() {
        return new Transactions(name, database, Patience.NONE);
    }

    /** Gives work a client connection of its own, on which it may read in several transactions. */
    public <R> R hold(Function<Held, R> work) {
        return patience.with(() -> {
            try (Connection connection = database.dataSource().getConnection()) {
                return work.apply(new Reading(connection));
            } catch (SQLException e) {
                throw new DatabaseFault(name, e);
            }
        });
    }

    /** Reads; the database itself refuses writes. */
    public <R> R read(Work<R> work) {
        return patience.with(() -> run(Kind.READ, work));
    }

    /**
     * Reads with one statement, which is a transaction of its own where the session is ours: one round trip instead of
     * two. The work must not send a second one, nor one that writes.
     */
    public <R> R ask(Work<R> work) {
        return patience.with(() -> run(asking(), work));
    }

    private Kind asking() {
        return database.settingsPerTransaction() ? Kind.READ : Kind.ASK;
    }

    /** Writes what may be written twice with the same outcome. */
    public <R> R write(Work<R> work) {
        return write(work, connection -> false);
    }

    /**
     * Writes what must be written once.
     *
     * @param standing asked, in the next transaction, where the answer to COMMIT was lost
     */
    public <R> R write(Work<R> work, Standing standing) {
        return write(Kind.WRITE, work, standing);
    }

    /**
     * The same for work that first of all {@linkplain #bound bounds} the transaction's silence, or does so in what it sends
     * first anyway.
     */
    public <R> R writeBounding(Work<R> work, Standing standing) {
        return write(Kind.BOUNDING, work, standing);
    }

    /** Has the server end the connection's transaction if it waits too long for the next statement. */
    public void bound(Connection connection) throws SQLException {
        execute(connection, bounding());
    }

    /** The statement that does so. */
    public String bounding() {
        return database.bound();
    }

    /** How many milliseconds are too long. */
    public long silence() {
        return database.silence().toMillis();
    }

    private <R> R write(Kind kind, Work<R> work, Standing standing) {
        Attempts<R> attempts = new Attempts<>(work, standing);
        return patience.with(() -> run(kind, attempts));
    }

    private enum Kind {
        ASK,
        READ,
        WRITE,
        BOUNDING
    }

    private <R> R run(Kind kind, Work<R> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            return run(connection, kind, work);
        } catch (SQLException e) {
            throw new DatabaseFault(name, e);
        } catch (RuntimeException e) {
            throw named(e);
        }
    }

    private <R> R run(Connection connection, Kind kind, Work<R> work) throws SQLException {
        if (kind == Kind.ASK) {
            connection.setAutoCommit(true);
            return work.on(connection);
        }
        connection.setAutoCommit(false);
        connection.setReadOnly(kind == Kind.READ);
        R result;
        try {
            execute(connection, database.transactionSettings(kind == Kind.WRITE));
            result = work.on(connection);
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
        restore(connection);
        return result;
    }

    private static void execute(Connection connection, String settings) throws SQLException {
        if (!settings.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(settings);
            }
        }
    }

    /** The fault as it came where no database is to blame, so that whoever threw it can catch it, or where it is named already. */
    private RuntimeException named(RuntimeException fault) {
        boolean said = fault instanceof MigrationException || SqlFaults.state(fault) == null;
        return said ? fault : new DatabaseFault(name, fault);
    }

    /** Attempts at one piece of work, of which the last one's result is kept: it may have been committed. */
    private static final class Attempts<R> implements Work<R> {
        private final Work<R> work;
        private final Standing standing;
        private @Nullable Done<R> last;

        private record Done<R>(R result) {}

        Attempts(Work<R> work, Standing standing) {
            this.work = work;
            this.standing = standing;
        }

        @Override
        public R on(Connection connection) throws SQLException {
            Done<R> inDoubt = last;
            if (inDoubt != null && standing.in(connection)) {
                return inDoubt.result();
            }
            R result = work.on(connection);
            last = new Done<>(result);
            return result;
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
                return run(connection, Kind.READ, work);
            } catch (SQLException e) {
                throw new DatabaseFault(name, e);
            }
        }

        @Override
        public <R> R ask(Work<R> work) {
            try {
                return run(connection, asking(), work);
            } catch (SQLException e) {
                throw new DatabaseFault(name, e);
            }
        }
    }

    /** What went wrong is told, and not what went wrong after it. */
    private static void rollBack(Connection connection, Throwable because) {
        try {
            connection.rollback();
            restore(connection);
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
}
