package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.engine.Aftermath;
import dev.rekey.engine.ChildProcess;
import dev.rekey.engine.Scenario;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a process of its own, signalled while the target holds it up in the middle of a page. */
final class SignalsTest {

    private static final MigrationOptions WIDEN = MigrationOptions.DEFAULTS.withWiden(true);
    private static final String PAUSING = "pausing: the pages under way finish";

    private static final String HOLD_UP = "CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NEW; END'";
    private static final String HELD_UP = "CREATE TRIGGER hold_up BEFORE INSERT ON purchases FOR EACH ROW"
            + " WHEN (NEW.legacy_purchase_id = %s) EXECUTE FUNCTION hold_up()";

    @TempDir
    private Path reports;

    private Scenario scenario;
    private Scenario uninterrupted;
    private String heldUp;

    @BeforeEach
    void create() {
        scenario = Scenario.of(Variant.SMALL);
        Schemas.TARGET_TABLES.create(scenario.target());
        Aftermath.tracked(scenario).inTarget(HOLD_UP);
        uninterrupted = Scenario.copyOf(scenario);
        uninterrupted.builder().options(WIDEN).build().migrate();
        heldUp = uninterrupted
                .target("SELECT legacy_purchase_id FROM purchases ORDER BY 1 OFFSET 50 LIMIT 1")
                .get(0);
        scenario.inTarget(HELD_UP.formatted(heldUp));
    }

    @AfterEach
    void close() {
        scenario.close();
        uninterrupted.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void signal_inAPage_letsItFinishAndPauses(String signal) throws Exception {
        try (Connection lock = holdUp();
                ChildProcess command = command()) {
            awaitHeldUp(lock, command);
            command.signal(signal);
            assertThat(command.await(line -> line.startsWith(PAUSING))).isPresent();
            release(lock);

            assertThat(command.exitCode()).as("%s", command.said()).isEqualTo(5);
        }
        assertThat(scenario.target("SELECT legacy_purchase_id FROM purchases WHERE legacy_purchase_id = " + heldUp))
                .containsExactly(heldUp);
        assertThat(scenario.target("SELECT status FROM migration.migration_control WHERE table_name = 'purchases'"
                        + " AND operation = 'migrate'"))
                .containsExactly("paused");
        assertThat(scenario.target("SELECT DISTINCT status FROM migration.migration_control"
                        + " WHERE status NOT IN ('completed', 'paused', 'pending')"))
                .isEmpty();
        assertThat(scenario.target("SELECT DISTINCT owner FROM migration.migration_checkpoints"))
                .containsExactly("<null>");
        assertThat(report().get("status").asText()).isEqualTo("incomplete");
        assertThat(report().get("exitCode").asInt()).isEqualTo(5);
        endsAsIfNothingHadHappened();
    }

    @Test
    void secondSignal_inAPage_endsAtOnce() throws Exception {
        try (Connection lock = holdUp();
                ChildProcess command = command()) {
            awaitHeldUp(lock, command);
            command.signal("INT");
            assertThat(command.await(line -> line.startsWith(PAUSING))).isPresent();
            command.signal("INT");

            assertThat(command.exitCode()).as("%s", command.said()).isEqualTo(130);
            release(lock);
        }
        assertThat(scenario.target("SELECT legacy_purchase_id FROM purchases WHERE legacy_purchase_id = " + heldUp))
                .isEmpty();
        endsAsIfNothingHadHappened();
    }

    private void endsAsIfNothingHadHappened() {
        assertThat(scenario.builder().options(WIDEN).build().migrate().exitCode())
                .isEqualTo(ExitCode.COMPLETE);
        assertThat(Aftermath.of(uninterrupted).deviations(Aftermath.of(scenario)))
                .isEmpty();
    }

    private ChildProcess command() {
        Map<String, String> environment = Map.of(
                "SOURCE_DB_URL", scenario.sourceUrl(),
                "TARGET_DB_URL", scenario.targetUrl(),
                "REPORT_DIR", reports.toString(),
                "BATCH_SIZE", "20",
                "WORKERS", "2");
        return ChildProcess.start(Main.class.getName(), environment, List.of("migrate", "--widen"));
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(reports.resolve("report.json").toFile());
    }

    private Connection holdUp() throws SQLException {
        Connection connection = scenario.target().getConnection();
        execute(connection, "SELECT pg_advisory_lock(7)");
        return connection;
    }

    private static void release(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_unlock(7)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks until a page waits for the lock. */
    private static void awaitHeldUp(Connection connection, ChildProcess command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean waiting = false;
            while (!waiting) {
                if (!command.isAlive()) {
                    throw new AssertionError("ended with " + command.exitCode() + ": " + command.said());
                }
                try (var row = statement.executeQuery(
                        "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted"
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
                    row.next();
                    waiting = row.getBoolean(1);
                }
            }
        }
    }
}
