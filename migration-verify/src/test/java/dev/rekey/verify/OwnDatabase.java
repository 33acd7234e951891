package dev.rekey.verify;

import dev.rekey.database.Database;
import dev.rekey.fixtures.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** An empty database of a test's own, and the questions that were asked of it. */
final class OwnDatabase implements AutoCloseable {

    private final String url = PostgresServer.shared().createDatabase("own");
    private final Journal journal = new Journal();
    private final Side side = new Side("own", Database.shared(PostgresServer.dataSource(url)), journal);

    Side side() {
        return side;
    }

    Journal journal() {
        return journal;
    }

    DataSource dataSource() {
        return PostgresServer.dataSource(url);
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
