package dev.rekey.engine;

import dev.rekey.database.Configuration;
import dev.rekey.database.Databases;
import dev.rekey.database.Settings;
import dev.rekey.database.Settings.Layer;
import dev.rekey.fixtures.Schemas;
import dev.rekey.tables.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases with roles as on Supabase, and connections as a configuration opens them: the source's role may SELECT, the
 * target's is no superuser and owns the tables.
 */
final class Tenancy implements AutoCloseable {

    private static final List<String> PARENTS =
            List.of("profiles", "offices", "patients", "orders", "cases", "messages", "files");

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final Scenario scenario;
    final String reader = "reader_" + suffix;
    final String owner = "owner_" + suffix;
    final String stranger = "stranger_" + suffix;
    final List<String> notices = new ArrayList<>();

    /**
     * Roles on a scenario's databases, which go with it.
     *
     * @param attributes of the target's role, beside those that Supabase's has
     */
    Tenancy(Scenario scenario, String attributes) {
        this.scenario = scenario;
        for (String web : List.of("anon", "authenticated")) {
            scenario.inTarget("DO $$ BEGIN CREATE ROLE " + web
                    + "; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        }
        scenario.inTarget(
                "CREATE ROLE " + reader + " LOGIN PASSWORD 'r'",
                "CREATE ROLE " + stranger + " LOGIN",
                "CREATE ROLE " + owner + " LOGIN PASSWORD 'o' NOSUPERUSER CREATEDB CREATEROLE " + attributes,
                "GRANT CREATE ON DATABASE \"" + name(scenario.target()) + "\" TO " + owner,
                "GRANT USAGE, CREATE ON SCHEMA public TO " + owner,
                "GRANT USAGE ON SCHEMA public TO anon, authenticated, " + stranger,
                "GRANT USAGE ON SCHEMA auth TO " + owner,
                "GRANT SELECT ON auth.users TO " + owner);
        PARENTS.forEach(table -> scenario.inTarget("ALTER TABLE " + table + " OWNER TO " + owner));
        scenario.inSource("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + reader);
    }

    /** The nine tables, standing and the target role's own. */
    Tenancy withTables() {
        Schemas.TARGET_TABLES.create(scenario.target());
        scenario.inTarget("ALTER TABLE brackets ALTER slot_size TYPE decimal(6,4)");
        Scenario.TABLES.forEach(table -> scenario.inTarget("ALTER TABLE " + table + " OWNER TO " + owner));
        return this;
    }

    /** Statements about each of the target's tables, for which {@code %s} stands. */
    Tenancy inEachTable(String... statements) {
        Stream.concat(Scenario.TABLES.stream(), PARENTS.stream()).forEach(table -> {
            for (String statement : statements) {
                scenario.inTarget(statement.formatted(table));
            }
        });
        return this;
    }

    /** Connections as these roles, and a migration between them. */
    Migration migration(Databases databases) {
        return Migration.builder()
                .source(databases.source())
                .target(databases.target())
                .tables(Tables.all())
                .listener(new dev.rekey.api.ProgressListener() {
                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build();
    }

    Databases open() {
        Map<String, String> values = new HashMap<>();
        settings(values, "SOURCE_DB", scenario.source(), reader, "r");
        settings(values, "TARGET_DB", scenario.target(), owner, "o");
        Configuration configuration = Configuration.read(
                new Settings(List.of(new Layer("a test", values))), Path.of("").toAbsolutePath());
        return Databases.open(
                java.util.Objects.requireNonNull(configuration.source()),
                java.util.Objects.requireNonNull(configuration.target()),
                4);
    }

    private static void settings(
            Map<String, String> values, String prefix, DataSource database, String user, String password) {
        PGSimpleDataSource place = (PGSimpleDataSource) database;
        values.put(prefix + "_HOST", place.getServerNames()[0]);
        values.put(prefix + "_PORT", String.valueOf(place.getPortNumbers()[0]));
        values.put(prefix + "_NAME", name(database));
        values.put(prefix + "_USER", user);
        values.put(prefix + "_PASSWORD", password);
    }

    private static String name(DataSource database) {
        return String.valueOf(((PGSimpleDataSource) database).getDatabaseName());
    }

    /** The SQLSTATE that a role gets for a statement in the target; 00000 where it is done. */
    String tried(String role, String statement) throws SQLException {
        try (Connection connection = scenario.target().getConnection();
                Statement running = connection.createStatement()) {
            connection.setAutoCommit(false);
            running.execute("SET LOCAL ROLE " + role);
            running.execute(statement);
            return "00000";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    @Override
    public void close() {
        for (String role : List.of(reader, owner, stranger)) {
            scenario.inSource("DROP OWNED BY " + role);
            scenario.inTarget("DROP OWNED BY " + role + " CASCADE");
            scenario.inTarget("DROP ROLE " + role);
        }
        scenario.close();
    }
}
