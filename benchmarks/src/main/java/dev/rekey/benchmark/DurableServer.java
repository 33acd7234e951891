package dev.rekey.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A server that keeps what it has committed, as a real one does: the tests' server does not, and would flatter everybody. */
final class DurableServer implements AutoCloseable {

    private final EmbeddedPostgres server;

    private DurableServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static DurableServer start() throws IOException {
        return new DurableServer(EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("timezone", "UTC")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start());
    }

    int port() {
        return server.getPort();
    }

    String url(String database) {
        return url(port(), database);
    }

    /** The URL of a database behind another port, a {@link Distance}'s. */
    static String url(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    void create(String database) throws SQLException {
        order("CREATE DATABASE " + database + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
    }

    /** A copy of its files: what a copy costs is then over, and not paid by whoever writes into it next. */
    void copy(String template, String database) throws SQLException {
        order("CREATE DATABASE " + database + " TEMPLATE " + template + " STRATEGY file_copy", "CHECKPOINT");
    }

    void drop(String database) throws SQLException {
        order("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    /** Of the server and everything that it started, up to now; NaN where the system does not tell. */
    double cpuSeconds() throws SQLException {
        // The first line of that file is the process that all others are children of.
        return CpuTime.tree(Long.parseLong(ask("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")));
    }

    String version() throws SQLException {
        return ask("SHOW server_version");
    }

    private String ask(String question) throws SQLException {
        try (Connection connection = Databases.dataSource(url("postgres")).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private void order(String... orders) throws SQLException {
        Databases.execute(Databases.dataSource(url("postgres")), orders);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
