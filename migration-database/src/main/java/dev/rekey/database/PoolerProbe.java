package dev.rekey.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.jdbc.PgConnection;

/** Finds out by asking which pooler connections go through; what it asks leaves nothing behind in a session. */
final class PoolerProbe {

    /**
     * More than one, because others use the pooler meanwhile, and may take just the session that would betray it; and
     * because one that goes round may come round.
     */
    private static final int ROUNDS_THROUGH_A_POOLER = 3;

    private PoolerProbe() {}

    /** Which pooler two connections go through that are open at once, without prepared statements and in auto-commit. */
    static Pooling ask(Connection one, Connection other) throws SQLException {
        String mine = session(one);
        boolean answeredByAnother = answeredByAnother(one, mine);
        int rounds = answeredByAnother ? ROUNDS_THROUGH_A_POOLER : 1;
        for (int i = 0; i < rounds; i++) {
            // Asked anew at last: what the pooler took back last is then mine, whatever others gave back since the
            // beginning.
            boolean last = i > 0 && i == rounds - 1;
            if ((last && !session(one).equals(mine)) || shared(mine, one, other)) {
                return new Pooling(Pooler.TRANSACTION, "found by asking: two connections met the same session");
            }
        }
        return answeredByAnother
                ? new Pooling(Pooler.SESSION, "found by asking: another session than the one that logged us in")
                : new Pooling(Pooler.NONE, "found by asking: every connection has a session of its own");
    }

    /** What is to be assumed of a lone connection, to be on the safe side. */
    static Pooling assume(Connection lone) throws SQLException {
        return answeredByAnother(lone, session(lone))
                ? new Pooling(
                        Pooler.TRANSACTION, "assumed: a pooler is there, and gives no second connection to ask more")
                : new Pooling(Pooler.NONE, "found by asking: the session that logged us in answers");
    }

    /** A pooler logs clients in by itself, under a number of its own. */
    private static boolean answeredByAnother(Connection connection, String session) throws SQLException {
        return !session.startsWith(connection.unwrap(PgConnection.class).getBackendPID() + " ");
    }

    /**
     * An idle pooler hands out the session that it took back last, so that the other connection meets mine; or it goes
     * round, so that sooner or later I meet another.
     */
    private static boolean shared(String mine, Connection one, Connection other) throws SQLException {
        other.setAutoCommit(false);
        try {
            return session(other).equals(mine) || !session(one).equals(mine);
        } finally {
            other.rollback();
            other.setAutoCommit(true);
        }
    }

    /** Servers in containers number their sessions alike, but did not start at the same microsecond. */
    private static String session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pg_backend_pid()::text || ' ' || pg_postmaster_start_time()::text")) {
            row.next();
            return row.getString(1);
        }
    }
}
