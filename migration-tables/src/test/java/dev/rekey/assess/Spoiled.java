package dev.rekey.assess;

import dev.rekey.api.Assessment.Check;
import dev.rekey.assess.site.Pass;
import dev.rekey.assess.site.Side;
import dev.rekey.assess.site.Which;
import dev.rekey.engine.Scenario;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Ways in which a test spoils the ground, each giving what the checks then answer. */
@FunctionalInterface
interface Spoiled {

    List<Check> answers() throws Exception;

    /** Something that is done to databases of its own, and what is answered then. */
    @FunctionalInterface
    interface Story {
        List<Check> told(Scenario clean) throws Exception;
    }

    static Spoiled by(Story story) {
        return () -> {
            try (Scenario clean = Ground.clean()) {
                return story.told(clean);
            }
        };
    }

    static Spoiled inSource(String... statements) {
        return by(clean -> Ground.look(clean.inSource(statements)));
    }

    static Spoiled inTarget(String... statements) {
        return by(clean -> Ground.look(clean.inTarget(statements)));
    }

    /** As above, with a pass over the rows. */
    static Spoiled rowsInSource(String... statements) {
        return by(clean -> assess(clean.inSource(statements)));
    }

    static Spoiled rowsInTarget(String... statements) {
        return by(clean -> assess(clean.inTarget(statements)));
    }

    /** By what one side's server says of itself or of the connection, where no server of ours can be made to say it. */
    static Spoiled side(Which which, UnaryOperator<Side> change) {
        return () -> Ground.changed(site -> site.withSide(change.apply(site.side(which))));
    }

    static Spoiled state(Which which, String component, Object value) {
        return side(which, side -> With.component(side, "state", With.component(side.state(), component, value)));
    }

    static Spoiled probe(Which which, String component, Object value) {
        return side(which, side -> With.component(side, "probe", With.component(side.probe(), component, value)));
    }

    static Spoiled settings(Which which, Map<String, String> others) {
        return side(which, side -> {
            Map<String, String> settings = new HashMap<>(side.settings());
            settings.putAll(others);
            return With.component(side, "settings", settings);
        });
    }

    static Spoiled pass(UnaryOperator<Pass> change) {
        return () -> Ground.changed(site -> site.withPass(change.apply(Objects.requireNonNull(site.pass()))));
    }

    /** While another session holds a table of one side. */
    static Spoiled locked(Which which, String table) {
        return by(clean -> {
            DataSource database = which == Which.SOURCE ? clean.source() : clean.target();
            try (Connection other = database.getConnection();
                    var statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
                return Ground.look(clean);
            }
        });
    }

    /** As a role without rights of its own, after statements that can name it. */
    static Spoiled asReader(Which which, String... statements) {
        return by(clean -> {
            String[] given = {
                "DO $$ BEGIN CREATE ROLE rekey_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "GRANT USAGE ON SCHEMA public TO rekey_reader",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO rekey_reader"
            };
            boolean source = which == Which.SOURCE;
            DataSource reader = reader(
                    source
                            ? clean.inSource(given).source()
                            : clean.inTarget(given).target());
            Scenario spoiled = source ? clean.inSource(statements) : clean.inTarget(statements);
            return spoiled.builder()
                    .source(source ? reader : spoiled.source())
                    .target(source ? spoiled.target() : reader)
                    .build()
                    .assess()
                    .checks();
        });
    }

    private static DataSource reader(DataSource owner) {
        ((PGSimpleDataSource) owner).setOptions("-c role=rekey_reader");
        return owner;
    }

    static List<Check> assess(Scenario scenario) {
        return scenario.migration().assess().checks();
    }

    /** A setting of the database itself. */
    static String database(String clause) {
        return "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I " + clause.replace("'", "''")
                + "', current_database()); END $$";
    }
}
