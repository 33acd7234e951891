package dev.rekey.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the connections that are open already, then connects one at a time, and never again once the user or the password
 * was refused: a pool asks again and again by itself, until a server locks us out.
 */
final class Gate implements DataSource {

    private final String url;
    private final Properties properties;
    private final boolean sharesSessions;
    private final Deque<Connection> open;
    private @Nullable SQLException refusal;
    private volatile int loginTimeout;

    Gate(Reach reach) {
        sharesSessions = reach.pooling().sharesSessions();
        url = ConnectionProperties.url(reach.endpoint());
        properties = ConnectionProperties.of(reach.endpoint(), sharesSessions);
        open = new ArrayDeque<>(reach.open());
    }

    /**
     * Does nothing as long as nobody was refused.
     *
     * @throws SQLException the refusal
     */
    synchronized void requireOpen() throws SQLException {
        if (refusal != null) {
            throw new SQLException(refusal.getMessage(), refusal.getSQLState(), refusal);
        }
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        requireOpen();
        Connection known = open.poll();
        if (known != null) {
            return known;
        }
        try {
            return connect();
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("28")) {
                refusal = e;
            }
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        try {
            return sharesSessions ? connection : Reach.settled(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is the endpoint's");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is written there.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds; // the pool's own, to be asked for again; what counts stands in the properties
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
