package dev.rekey.cli;

import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.fixtures.Schemas;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Two databases all of whose names are as bad as names can be, and a directory with an {@code .env} that leads there. */
final class HostileSite implements AutoCloseable {

    /** Ends quotes, comments and statements, and means something to Jdbi, FreeMarker, HTML, formats, paths and terminals. */
    static final String NAME = "M\"y' T; --{target}${7*7}<b>:n ?%s\\";

    static final String TARGET_SCHEMA = NAME + "t";
    static final String LEDGER_SCHEMA = NAME + "l";

    private final PostgresServer server = PostgresServer.shared();
    private final String maintenance = server.createDatabase("maintenance");
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String source = NAME + "s" + suffix;
    private final String target = NAME + "d" + suffix;
    private final Path directory;

    HostileSite(Path directory) throws SQLException, IOException {
        this.directory = directory;
        DataSource administrator = PostgresServer.dataSource(maintenance);
        for (String database : List.of(source, target)) {
            run(
                    administrator,
                    "CREATE DATABASE " + quoted(database) + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
        }
        DemoData.fill(source(), target(), Variant.SMALL);
        Schemas.TARGET_TABLES.create(target());
        run(target(), "ALTER SCHEMA public RENAME TO " + quoted(TARGET_SCHEMA));
        PGSimpleDataSource place = (PGSimpleDataSource) administrator;
        OwnEnv.write(
                directory,
                String.join(
                        "\n",
                        "SOURCE_DB_URL='" + url(place, source) + "'",
                        "TARGET_DB_URL='" + url(place, target) + "'",
                        "TARGET_SCHEMA=" + TARGET_SCHEMA,
                        "LEDGER_SCHEMA=" + LEDGER_SCHEMA,
                        "WORKERS=2"));
    }

    private static String url(PGSimpleDataSource place, String database) {
        String password = place.getPassword() == null ? "" : ":" + encoded(place.getPassword());
        return "postgresql://%s%s@%s:%d/%s"
                .formatted(
                        encoded(String.valueOf(place.getUser())),
                        password,
                        place.getServerNames()[0],
                        place.getPortNumbers()[0],
                        encoded(database));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    DataSource source() {
        return database(source);
    }

    DataSource target() {
        return database(target);
    }

    private DataSource database(String name) {
        PGSimpleDataSource dataSource = (PGSimpleDataSource) PostgresServer.dataSource(maintenance);
        dataSource.setDatabaseName(name);
        return dataSource;
    }

    Path directory() {
        return directory;
    }

    /** What a command printed. */
    record Told(int exitCode, String out, String err) {}

    Told run(String... args) {
        Captured captured = new Captured();
        System.setProperty("rekey.basedir", directory.toString());
        try {
            return new Told(captured.run(args), captured.out(), captured.err());
        } finally {
            System.clearProperty("rekey.basedir");
        }
    }

    static void run(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A query's rows, the columns of each in one line. */
    static List<String> list(DataSource database, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> line = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(rows.getString(i));
                }
                lines.add(String.join("|", line));
            }
        }
        return lines;
    }

    /** All that is defined in a database and what its tables hold, but for the ledger and the rows of the nine tables. */
    static List<String> everythingElse(DataSource database) throws SQLException {
        List<String> all = new ArrayList<>(list(database, """
                SELECT 'relation', n.nspname::text, c.relname::text, c.relkind::text, c.relacl::text, c.relrowsecurity::text,
                       (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' ORDER BY a.attnum)
                        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND right(n.nspname, 1) <> 'l'
                  AND n.nspname !~ '^pg_'
                UNION ALL SELECT 'constraint', conname::text, conrelid::regclass::text, pg_get_constraintdef(oid), '', '', ''
                FROM pg_constraint WHERE connamespace IN (SELECT oid FROM pg_namespace WHERE right(nspname, 1) <> 'l'
                  AND nspname NOT IN ('pg_catalog', 'information_schema'))
                UNION ALL SELECT 'trigger', tgname::text, tgrelid::regclass::text, tgenabled::text, '', '', '' FROM pg_trigger
                WHERE NOT tgisinternal
                UNION ALL SELECT 'function', oid::regprocedure::text, md5(prosrc), '', '', '', '' FROM pg_proc
                WHERE pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
                UNION ALL SELECT 'schema', nspname::text, nspacl::text, '', '', '', '' FROM pg_namespace WHERE nspname !~ '^pg_'
                  AND right(nspname, 1) <> 'l'
                ORDER BY 1, 2, 3, 4"""));
        List<String> tables = list(
                database,
                "SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'"
                        + " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND right(n.nspname, 1) <> 'l'"
                        + " AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'metadata')"
                        + " ORDER BY 1");
        for (String table : tables) {
            all.add(table + " "
                    + list(
                            database,
                            "SELECT count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM " + table + " AS t"));
        }
        return all;
    }

    @Override
    public void close() throws SQLException {
        DataSource administrator = PostgresServer.dataSource(maintenance);
        for (String database : List.of(source, target)) {
            run(administrator, "DROP DATABASE IF EXISTS " + quoted(database) + " WITH (FORCE)");
        }
        server.dropDatabase(maintenance);
    }
}
