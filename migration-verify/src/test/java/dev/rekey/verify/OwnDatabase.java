package dev.rekey.verify;

import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.fixtures.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * An empty database of a test's own, and the questions that were asked of it. It goes when the JVM ends, if not before.
 */
final class OwnDatabase implements AutoCloseable {

    private final String url = PostgresServer.shared().createDatabase("own");
    private final Journal journal = new Journal();
    private final Side side = new Side("own", Database.shared(PostgresServer.dataSource(url)), Patience.NONE, journal);

    Side side() {
        return side;
    }

    Journal journal() {
        return journal;
    }

    DataSource dataSource() {
        return PostgresServer.dataSource(url);
    }

    /** Runs a file of the tests. */
    OwnDatabase executeFile(String name) {
        try (InputStream in = Objects.requireNonNull(OwnDatabase.class.getResourceAsStream("/" + name))) {
            return execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OwnDatabase execute(String... statements) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        PostgresServer.shared().dropDatabase(url);
    }
}
