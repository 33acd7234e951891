package dev.rekey.assess.site;

import dev.rekey.database.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What a few short questions to a server tell beside their answers.
 *
 * @param pooledByTransaction whether sessions of the server are handed from one client to the next between transactions
 * @param settingsPerTransaction whether we say our settings in every transaction, as such a pooler needs
 * @param roundTripMicros the shortest time from a question to its answer, in microseconds
 * @param clockAheadMillis by how much the server's clock is ahead of this machine's, in milliseconds
 */
public record Probe(
        boolean pooledByTransaction, boolean settingsPerTransaction, long roundTripMicros, long clockAheadMillis) {

    private static final int QUESTIONS = 3;

    private record Answer(long micros, Instant asked, Instant clock) {

        /** The server looked at its clock half way. */
        long aheadMillis() {
            return Duration.between(asked.plusNanos(micros * 500), clock).toMillis();
        }
    }

    /**
     * Holds two client connections at once. Two that meet the same server session, or one that meets two, are not alone
     * with theirs: a pooler shares them out by the transaction.
     */
    static Probe of(Transactions transactions) {
        return transactions.hold(one -> transactions.hold(other -> {
            int first = one.read(Probe::session);
            boolean shared = other.read(Probe::session) == first || one.read(Probe::session) != first;
            return other.read(connection -> {
                Answer fastest = ask(connection);
                for (int i = 1; i < QUESTIONS; i++) {
                    Answer next = ask(connection);
                    fastest = next.micros() < fastest.micros() ? next : fastest;
                }
                return new Probe(
                        shared, transactions.settingsPerTransaction(), fastest.micros(), fastest.aheadMillis());
            });
        }));
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Answer ask(Connection connection) throws SQLException {
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
