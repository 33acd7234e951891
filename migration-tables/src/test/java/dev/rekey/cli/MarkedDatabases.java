package dev.rekey.cli;

import dev.rekey.database.LogLevel;
import dev.rekey.fixtures.Canaries;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two databases whose rows are marked, a role that gets in with a marked password, and a directory with the {@code .env}
 * that says so: what commands print and leave there can be searched.
 */
final class MarkedDatabases implements AutoCloseable {

    private static @Nullable Templates templates;

    private final PostgresServer server = PostgresServer.shared();
    private final Path directory;
    private final String role = "marked_" + UUID.randomUUID().toString().substring(0, 8);
    private final String source;
    private final String target;
    private final Leaks leaks = new Leaks();

    private record Templates(String source, String target) {

        static synchronized Templates marked() throws SQLException {
            if (templates == null) {
                String source = PostgresServer.shared().createDatabase("marked_source");
                String target = PostgresServer.shared().createDatabase("marked_target");
                DataSource from = PostgresServer.dataSource(source);
                DataSource to = PostgresServer.dataSource(target);
                DemoData.fill(from, to, Variant.DAMAGED);
                Schemas.TARGET_TABLES.create(to);
                Canaries.plant(from);
                Canaries.plant(to);
                run(to, "ALTER TABLE brackets ALTER slot_size TYPE decimal(6,4)"); // that of the specification holds
                // none
                templates = new Templates(PostgresServer.databaseName(source), PostgresServer.databaseName(target));
            }
            return templates;
        }
    }

    MarkedDatabases(Path directory) throws SQLException, IOException {
        this.directory = directory;
        Templates marked = Templates.marked();
        this.source = server.createDatabase("source", marked.source());
        this.target = server.createDatabase("target", marked.target());
        in(target(), "CREATE ROLE " + role + " LOGIN SUPERUSER PASSWORD '" + Leaks.SECRET + "'");
        configure("LOG_LEVEL=WARN");
    }

    /** Leaves a new {@code .env}: the source's password in its URL, the target's in a variable, and these lines. */
    void configure(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "SOURCE_DB_URL='" + url(source, ":" + Leaks.SECRET) + "'",
                "TARGET_DB_URL='" + url(target, "") + "'",
                "TARGET_DB_PASSWORD='" + Leaks.SECRET + "'",
                "WORKERS=2"));
        all.addAll(List.of(lines));
        OwnEnv.write(directory, String.join("\n", all) + "\n");
    }

    private String url(String database, String password) {
        PGSimpleDataSource place = (PGSimpleDataSource) PostgresServer.dataSource(database);
        return "postgresql://%s%s@%s:%d/%s"
                .formatted(
                        role,
                        password,
                        place.getServerNames()[0],
                        place.getPortNumbers()[0],
                        PostgresServer.databaseName(database));
    }

    DataSource source() {
        return PostgresServer.dataSource(source);
    }

    DataSource target() {
        return PostgresServer.dataSource(target);
    }

    Path directory() {
        return directory;
    }

    MarkedDatabases inSource(String... statements) throws SQLException {
        return in(source(), statements);
    }

    MarkedDatabases inTarget(String... statements) throws SQLException {
        return in(target(), statements);
    }

    private MarkedDatabases in(DataSource database, String... statements) throws SQLException {
        run(database, statements);
        return this;
    }

    private static void run(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of a query's rows. */
    static List<String> list(DataSource database, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Runs a command in this process and searches what it prints, wherever it prints it; gives its exit code. */
    int run(String... args) {
        Captured captured = new Captured();
        ByteArrayOutputStream streams = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(streams, true, StandardCharsets.UTF_8);
        System.setProperty("rekey.basedir", directory.toString());
        System.setOut(both);
        System.setErr(both);
        int exitCode;
        try {
            exitCode = captured.run(args);
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.clearProperty("rekey.basedir");
        }
        String command = String.join(" ", args);
        leaks.in(command + ", out", captured.out())
                .in(command + ", err", captured.err())
                .in(command + ", streams", streams.toString(StandardCharsets.UTF_8));
        return exitCode;
    }

    /** What a process of its own printed. */
    record Printed(int exitCode, String out, String err) {}

    /** Runs a command in a process of its own, with these variables; its output is searched, too. */
    Printed runProcess(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.rekey.cli.Main"));
        command.addAll(List.of(args));
        Path out = Files.createTempFile("canary", ".out");
        Path err = Files.createTempFile("canary", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            int exitCode = builder.start().waitFor();
            Printed printed = new Printed(exitCode, Files.readString(out), Files.readString(err));
            leaks.in("process, out", printed.out()).in("process, err", printed.err());
            return printed;
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** What was found in all that was printed, in the files and in the ledger. */
    Leaks leaks() throws IOException, SQLException {
        return leaks.inFiles(directory).inLedger(target());
    }

    @Override
    public void close() throws SQLException {
        Logging.configure(LogLevel.WARN);
        server.dropDatabase(target);
        inSource("DROP ROLE " + role);
        server.dropDatabase(source);
    }
}
