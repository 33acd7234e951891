package dev.rekey.assess.site;

import dev.rekey.database.Pooler;
import dev.rekey.database.Pooling;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.postgresql.jdbc.PgConnection;

/**
 * What a few short questions to a server tell beside their answers.
 *
 * @param pooling what the connections go through
 * @param strangersStatements whether prepared statements may reach a session that has a stranger's under the same name
 * @param roundTripMicros the shortest time from a question to its answer, in microseconds
 * @param clockAheadMillis by how much the server's clock is ahead of this machine's, in milliseconds
 */
public record Probe(Pooling pooling, boolean strangersStatements, long roundTripMicros, long clockAheadMillis) {

    private record Answer(long micros, Instant asked, Instant clock) {

        /** The server looked at its clock half way. */
        long aheadMillis() {
            return Duration.between(asked.plusNanos(micros * 500), clock).toMillis();
        }
    }

    /**
     * Asks on one connection or, where somebody else made the data source, on two: who opened the connections of ours has
     * asked what they go through.
     */
    static Probe of(Transactions transactions) {
        Pooling pooling = transactions.pooling();
        return transactions.hold(one -> {
            boolean strangers =
                    pooling.pooler() == Pooler.UNKNOWN && one.read(Probe::prepares) && shared(one, transactions);
            Answer first = one.ask(Probe::clock);
            Answer second = one.ask(Probe::clock);
            Answer faster = first.micros() < second.micros() ? first : second;
            return new Probe(pooling, strangers, faster.micros(), faster.aheadMillis());
        });
    }

    private static boolean shared(Transactions.Held one, Transactions transactions) {
        try {
            return transactions.hold(other -> shared(one, other));
        } catch (RuntimeException e) {
            if (!SqlFaults.passes(e)) {
                throw e;
            }
            return false; // Where there is no second connection, we do not meet it either.
        }
    }

    /**
     * Two connections, open at once, that meet the same server session, or one that meets two, are not alone with theirs:
     * a pooler shares them out by the transaction.
     */
    private static boolean shared(Transactions.Held one, Transactions.Held other) {
        int first = one.read(Probe::session);
        return other.read(Probe::session) == first || one.read(Probe::session) != first;
    }

    /** Whether the driver names statements on the server, as it does by itself unless it is told not to. */
    private static boolean prepares(Connection connection) throws SQLException {
        return !connection.isWrapperFor(PgConnection.class)
                || connection.unwrap(PgConnection.class).getPrepareThreshold() != 0;
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Answer clock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Instant asked = Instant.now();
            long start = System.nanoTime();
            try (ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
                long micros = (System.nanoTime() - start) / 1_000;
                row.next();
                return new Answer(
                        micros, asked, row.getObject(1, OffsetDateTime.class).toInstant());
            }
        }
    }
}
