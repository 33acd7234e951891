package dev.rekey.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How we reach a database.
 *
 * @param pooling through what
 * @param connections how many may be open at once, as far as was asked
 */
record Reach(Pooling pooling, int connections) {

    /** A pooler whose sessions are all taken may refuse, or keep us waiting; after this long it counts as refused. */
    private static final String SECONDS_TO_WAIT = "5";

    /**
     * Opens connections, and closes them again.
     *
     * @param wanted how many are asked for; where sessions are shared out by the transaction, they are not counted
     * @throws dev.rekey.api.MigrationException CONNECTION, if there is not even one; CONFIGURATION, if the pooler is not
     *     the one that was named
     */
    static Reach of(Endpoint endpoint, int wanted) {
        List<Connection> open = new ArrayList<>();
        try {
            open.add(connect(endpoint, ConnectionProperties.of(endpoint, true)));
            Pooling named = endpoint.pooling();
            if (named != null && named.pooler() == Pooler.TRANSACTION) {
                return new Reach(named, wanted);
            }
            if (!another(open, endpoint)) {
                return new Reach(named == null ? PoolerProbe.assume(open.get(0)) : named, 1);
            }
            Pooling found = PoolerProbe.ask(open.get(0), open.get(1));
            if (found.pooler() == Pooler.TRANSACTION) {
                refuse(named, endpoint);
                return new Reach(found, wanted);
            }
            while (open.size() < wanted && another(open, endpoint)) {
                // Each is held, so that the next is one more.
            }
            return new Reach(named == null ? found : named, open.size());
        } catch (SQLException e) {
            throw ConnectionFailure.of(e, endpoint);
        } finally {
            open.forEach(Reach::close);
        }
    }

    private static void refuse(@Nullable Pooling named, Endpoint endpoint) {
        if (named != null) {
            throw ConnectionFailure.contradicted(named, endpoint);
        }
    }

    private static boolean another(List<Connection> open, Endpoint endpoint) throws SQLException {
        Properties properties = ConnectionProperties.of(endpoint, true);
        properties.setProperty("socketTimeout", SECONDS_TO_WAIT);
        try {
            open.add(connect(endpoint, properties));
            return true;
        } catch (SQLException e) {
            if (ConnectionFailure.isFull(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Connection connect(Endpoint endpoint, Properties properties) throws SQLException {
        return DriverManager.getConnection(ConnectionProperties.url(endpoint), properties);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was to go anyway.
        }
    }
}
