package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.database.Databases;
import dev.rekey.database.Endpoint;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.OwnServer;
import dev.rekey.fixtures.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes a server of the tests' own: crashes and restarts, and passwords that are refused. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
final class OwnServerFaultsTest {

    private static final MigrationOptions PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(50).withWorkers(2);

    private static OwnServer server;
    private static PostgresServer databases;
    private static Aftermath uninterrupted;

    private final Told told = new Told();
    private Scenario scenario;

    @BeforeAll
    static void start() {
        try {
            server = OwnServer.start();
        } catch (IOException | RuntimeException e) {
            abort("no server of our own can be started here: " + e.getMessage());
        }
        databases = server.databases();
        try (Scenario scenario = Scenario.on(databases, Variant.SMALL)) {
            scenario.migration(PAGES).migrate();
            uninterrupted = Aftermath.inParts(scenario);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            databases.close();
            server.close();
        }
    }

    @BeforeEach
    void open() {
        scenario = Scenario.on(databases, Variant.SMALL);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private Migration.Builder patient(Migration.Builder builder) {
        return builder.options(PAGES.withMaxRetryAttempts(9))
                .firstPause(Duration.ofMillis(50))
                .listener(told);
    }

    /**
     * Without synchronous commits a server would answer before a commit is safe, and a crash undo it: of what we write
     * that must not be.
     */
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void crashes_andRestarts_areSurvived(String synchronousCommit) {
        scenario.inSource("ALTER DATABASE " + PostgresServer.databaseName(scenario.targetUrl())
                + " SET synchronous_commit = " + synchronousCommit);
        told.afterPage(page -> {
            if (page == 3 || page == 9 || page == 14) {
                server.crash();
                server.startAgain();
            }
        });

        MigrationResult result = patient(scenario.builder()).build().migrate();

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(told.notices).isNotEmpty();
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    @Test
    void crash_forGood_endsCleanlyAndGoesOnAfterTheRestart() {
        told.afterPage(page -> {
            if (page == 5) {
                server.crash();
            }
        });
        MigrationException end = catchThrowableOfType(MigrationException.class, () -> scenario.builder()
                .options(PAGES.withMaxRetryAttempts(1))
                .firstPause(Duration.ofMillis(1))
                .listener(told)
                .build()
                .migrate());
        server.startAgain();

        assertThat(end.exitCode()).isEqualTo(ExitCode.CONNECTION);
        assertThat(end).hasMessageContaining(" database went away: ");
        scenario.inTarget(ServerFaultsTest.LEASE_OVER);
        assertThat(scenario.migration(PAGES).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    /** Through the pool that the command line has, with as many workers as it has. */
    @Test
    void refusedPassword_isTriedOnce() {
        scenario.inTarget("CREATE ROLE mover SUPERUSER LOGIN PASSWORD 'first'");
        server.askForPassword("mover");
        told.afterPage(page -> {
            if (page == 2) {
                scenario.inTarget(
                        "ALTER ROLE mover PASSWORD 'second'",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'mover'");
            }
        });
        try (Wire wire = Wire.to(scenario.targetUrl());
                Databases opened = open(wire, "first")) {
            MigrationException end = catchThrowableOfType(
                    MigrationException.class,
                    () -> patient(Wired.on(scenario, opened)).build().migrate());

            assertThat(end.exitCode()).isEqualTo(ExitCode.CONNECTION);
            assertThat(end)
                    .hasMessageStartingWith(
                            "the target database refused the user or the password, which was tried once and"
                                    + " not again: password authentication failed for user \"mover\" (SQLSTATE 28P01);"
                                    + " check TARGET_DB_USER and TARGET_DB_PASSWORD");
            assertThat(refusals()).isEqualTo(1);

            MigrationException atTheBeginning =
                    catchThrowableOfType(MigrationException.class, () -> open(wire, "third"));

            assertThat(atTheBeginning.exitCode()).isEqualTo(ExitCode.CONNECTION);
            assertThat(atTheBeginning).hasMessageContaining("It was tried once and not again");
            assertThat(refusals()).isEqualTo(2);

            scenario.inTarget(ServerFaultsTest.LEASE_OVER);
            try (Databases right = open(wire, "second")) {
                assertThat(patient(Wired.on(scenario, right)).build().migrate().exitCode())
                        .isEqualTo(ExitCode.COMPLETE);
            }
            assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
        }
    }

    private Databases open(Wire wire, String password) {
        Endpoint source = Wired.endpoint("SOURCE_DB", scenario.sourceUrl(), wire);
        return Databases.open(
                source, Wired.endpoint("TARGET_DB", scenario.targetUrl(), wire, "mover", password), PAGES.workers());
    }

    private static long refusals() {
        return server.log().stream()
                .filter(line -> line.contains("password authentication failed for user \"mover\""))
                .count();
    }
}
