package dev.rekey.database;

import dev.rekey.api.MigrationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * How we reach a database, and the connections that were opened to find out. They are not thrown away: far away, every one
 * of them has cost as much as a dozen questions.
 */
final class Reach implements AutoCloseable {

    /** A pooler whose sessions are all taken may refuse, or keep us waiting; after this long it counts as refused. */
    private static final String SECONDS_TO_WAIT = "5";

    /** Prepared only after so many uses: the driver's own default. */
    private static final String PREPARE_THRESHOLD = "5";

    private final Endpoint endpoint;
    private final Pooling pooling;
    private final int connections;
    private final List<Connection> open;

    private Reach(Endpoint endpoint, Pooling pooling, int connections, List<Connection> open) {
        this.endpoint = endpoint;
        this.pooling = pooling;
        this.connections = connections;
        this.open = open;
    }

    /** Of a server that nobody has asked yet. */
    static Reach unasked(Endpoint endpoint, Pooling pooling, int connections) {
        return new Reach(endpoint, pooling, connections, List.of());
    }

    /**
     * Opens connections: one, which shows that we are let in, then the others at once.
     *
     * @param wanted how many are asked for; where sessions are shared out by the transaction, they are not counted
     * @throws MigrationException CONNECTION, if there is not even one; CONFIGURATION, if the pooler is not the one that was
     *     named
     */
    static Reach of(Endpoint endpoint, int wanted) {
        List<Connection> open = new ArrayList<>();
        try {
            open.add(connect(endpoint, ConnectionProperties.of(endpoint, true)));
            Pooling named = endpoint.pooling();
            if (named != null && named.pooler() == Pooler.TRANSACTION) {
                return new Reach(endpoint, named, wanted, open);
            }
            addOthers(open, endpoint, wanted - 1);
            if (open.size() == 1) {
                return with(named == null ? PoolerProbe.assume(open.get(0)) : named, 1, open, endpoint);
            }
            Pooling found = PoolerProbe.ask(open.get(0), open.get(1));
            if (found.pooler() == Pooler.TRANSACTION) {
                refuse(named, endpoint);
                return with(found, wanted, open, endpoint);
            }
            return with(named == null ? found : named, open.size(), open, endpoint);
        } catch (SQLException e) {
            open.forEach(Reach::close);
            throw ConnectionFailure.of(e, endpoint);
        } catch (RuntimeException | Error e) {
            open.forEach(Reach::close);
            throw e;
        }
    }

    /** Connections as the pool would have made them; where sessions are ours alone, they are made so all at once. */
    private static Reach with(Pooling pooling, int connections, List<Connection> open, Endpoint endpoint)
            throws SQLException {
        Properties properties = ConnectionProperties.of(endpoint, pooling.sharesSessions());
        int seconds = Integer.parseInt(properties.getProperty("socketTimeout"));
        for (Connection connection : open) {
            connection.setNetworkTimeout(
                    Runnable::run, (int) Duration.ofSeconds(seconds).toMillis());
        }
        if (!pooling.sharesSessions()) {
            int threshold = Integer.parseInt(properties.getProperty("prepareThreshold", PREPARE_THRESHOLD));
            atOnce(open.stream().<Opening>map(connection -> () -> {
                connection.unwrap(PgConnection.class).setPrepareThreshold(threshold);
                return settled(connection);
            }));
        }
        return new Reach(endpoint, pooling, connections, open);
    }

    Pooling pooling() {
        return pooling;
    }

    /** How many may be open at once, as far as was asked. */
    int connections() {
        return connections;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Those that are open, to be used and closed by whoever takes them. */
    List<Connection> open() {
        return open;
    }

    private static void refuse(@Nullable Pooling named, Endpoint endpoint) {
        if (named != null) {
            throw ConnectionFailure.contradicted(named, endpoint);
        }
    }

    private static void addOthers(List<Connection> open, Endpoint endpoint, int number) throws SQLException {
        Properties properties = ConnectionProperties.of(endpoint, true);
        properties.setProperty("socketTimeout", SECONDS_TO_WAIT);
        open.addAll(atOnce(Stream.<Opening>generate(() -> () -> another(endpoint, properties))
                .limit(number)));
    }

    private static @Nullable Connection another(Endpoint endpoint, Properties properties) throws SQLException {
        try {
            return connect(endpoint, properties);
        } catch (SQLException e) {
            if (ConnectionFailure.isFull(e)) {
                return null;
            }
            throw e;
        }
    }

    /** Something done with a connection. */
    private interface Opening {
        @Nullable Connection connection() throws SQLException;
    }

    /** What came of it, or why it came to nothing. */
    private record Opened(
            @Nullable Connection connection, @Nullable SQLException fault) {
        static Opened by(Opening opening) {
            try {
                return new Opened(opening.connection(), null);
            } catch (SQLException e) {
                return new Opened(null, e);
            }
        }
    }

    /** The connections that there are, once all is done. */
    private static List<Connection> atOnce(Stream<Opening> openings) throws SQLException {
        List<Opening> all = openings.toList();
        List<Connection> open = new ArrayList<>();
        SQLException fault = null;
        try (Together together = new Together(Math.max(1, all.size()))) {
            List<Supplier<Opened>> answers = all.stream()
                    .map(opening -> together.ask(() -> Opened.by(opening)))
                    .toList();
            for (Supplier<Opened> answer : answers) {
                Opened opened = answer.get();
                if (opened.connection() != null) {
                    open.add(opened.connection());
                }
                fault = fault == null ? opened.fault() : fault;
            }
        }
        if (fault != null) {
            open.forEach(Reach::close);
            throw fault;
        }
        return open;
    }

    private static Connection connect(Endpoint endpoint, Properties properties) throws SQLException {
        return DriverManager.getConnection(ConnectionProperties.url(endpoint), properties);
    }

    /** Gives a session what is to hold in it as long as it lasts. */
    static Connection settled(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Database.SETTINGS.formatted("SESSION"));
        }
        return connection;
    }

    /** Closes those that are still open. */
    @Override
    public void close() {
        open.forEach(Reach::close);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was to go anyway.
        }
    }

    @Override
    public String toString() {
        return "Reach[pooling=" + pooling + ", connections=" + connections + "]";
    }
}
