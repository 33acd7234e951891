package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that refuses in the middle of a run: tried again with growing pauses where that helps, else a clean end with
 * exit code 4, the reason and the remedy; and the next run ends as if nothing had happened.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
final class ServerFaultsTest {

    /** What is told of a trigger's words. */
    private static final String SAID =
            "its words are not repeated here, as they may quote a row (PL/pgSQL function planted() line 3)";

    private static final MigrationOptions PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(100).withWorkers(1);

    /** A sequence counts on, whatever is rolled back. */
    private static final String PLANT = """
            CREATE SEQUENCE planted; CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF nextval('planted') <= %s THEN RAISE EXCEPTION 'planted' USING ERRCODE = '%s'; END IF;
              RETURN NULL;
            END $$; CREATE TRIGGER planted BEFORE INSERT ON brackets EXECUTE FUNCTION planted()""";

    private static Aftermath uninterrupted;

    /** Of rows of the second page, the first and the last that goes in. */
    private static List<String> secondPagesCodes;

    private final Told told = new Told();
    private CompletableFuture<?> others = CompletableFuture.completedFuture(null);
    private Scenario scenario;

    @BeforeAll
    static void migrateUninterrupted() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            scenario.migration(PAGES).migrate();
            uninterrupted = Aftermath.inParts(scenario);
            secondPagesCodes = scenario.target("SELECT unnest(ARRAY[min(code), max(code)]) FROM (SELECT bracket_code"
                    + " COLLATE \"C\" AS code FROM brackets ORDER BY legacy_bracket_id DESC LIMIT 10) AS last");
        }
    }

    @BeforeEach
    void open() {
        scenario = Scenario.of(Variant.SMALL);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private Migration migration(MigrationOptions options, String targetUrl) {
        return scenario.builder()
                .target(PostgresServer.dataSource(targetUrl))
                .options(options)
                .firstPause(Duration.ofMillis(1))
                .listener(told)
                .build();
    }

    private MigrationException failing(MigrationOptions options) {
        return catchThrowableOfType(MigrationException.class, () -> migration(options, scenario.targetUrl())
                .migrate());
    }

    private List<String> attempts() {
        return scenario.target("SELECT last_value FROM planted");
    }

    private void assertThatTheNextRunGoesOn() {
        String began = scenario.migration().latestResult().orElseThrow().runId();
        MigrationResult resumed = scenario.migration(PAGES).migrate();
        assertThat(resumed.runId()).isEqualTo(began);
        assertThat(resumed.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    /**
     * Raised by a trigger: a real one takes a full disk, or the quarter of an hour that a statement may last. The message
     * and the state are what a server would send.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            53100 | the target database has no room on its disk: SAID (SQLSTATE 53100); enlarge or clear the disk, then
            57014 | the target database ended a statement before it was done, at its timeout or because somebody cancelled it
            55P03 | the target database waited in vain for a lock: SAID (SQLSTATE 55P03); let whoever holds it finish
            """)
    void faultThatStays_endsAtOnceSayingWhatToDo(String state, String expected) {
        told.whenPlanned(() -> scenario.inTarget(PLANT.formatted("1000000", state)));

        MigrationException end = failing(PAGES);

        assertThat(end)
                .hasMessageStartingWith(expected.replace("SAID", SAID))
                .hasMessageEndingWith("then the same command goes on from here");
        assertThat(end.exitCode()).isEqualTo(ExitCode.CONNECTION);
        assertThat(attempts()).containsExactly("1");
        assertThat(told.notices).isEmpty();
        assertThat(scenario.target("SELECT status, error_message FROM migration.migration_control"
                        + " WHERE table_name = 'brackets' AND operation = 'migrate'"))
                .containsExactly("failed|" + end.getMessage());
        scenario.inTarget("DROP TRIGGER planted ON brackets");
        assertThatTheNextRunGoesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "53200"})
    void faultThatPasses_isToldAndTriedAgain(String state) {
        told.whenPlanned(() -> scenario.inTarget(PLANT.formatted("2", state)));

        MigrationResult result = migration(PAGES, scenario.targetUrl()).migrate();

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(told.notices)
                .containsExactly(
                        "target database: " + SAID + "; trying again in 1 ms (1 of 3)",
                        "target database: " + SAID + "; trying again in 2 ms (2 of 3)");
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void collisionsWithoutEnd_endAfterMaxRetryAttempts(int most) {
        told.whenPlanned(() -> scenario.inTarget(PLANT.formatted("1000000", "40001")));

        MigrationException end = failing(PAGES.withMaxRetryAttempts(most));

        assertThat(attempts()).containsExactly(Integer.toString(1 + most));
        assertThat(told.notices).hasSize(most);
        assertThat(end.exitCode()).isEqualTo(ExitCode.CONNECTION);
        assertThat(end)
                .hasMessageStartingWith("the target database undid the same transaction again and again: " + SAID
                        + " (SQLSTATE 40001); let other writers finish, or set WORKERS=1");
        scenario.inTarget("DROP TRIGGER planted ON brackets");
        assertThatTheNextRunGoesOn();
    }

    /** As Supabase does it when a disk is nearly full. */
    @Test
    void databaseTurnedReadOnly_endsCleanlyAndGoesOnWhenItIsNotAnyMore() {
        String database = PostgresServer.databaseName(scenario.targetUrl());
        told.afterPage(page -> {
            if (page == 1) {
                scenario.inSource("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
            }
        });

        MigrationException end = failing(PAGES);

        assertThat(end.exitCode()).isEqualTo(ExitCode.CONNECTION);
        assertThat(end)
                .hasMessageStartingWith("the target database takes no writes: cannot execute ")
                .hasMessageContaining(
                        " in a read-only transaction (SQLSTATE 25006); Supabase makes a database read-only");
        assertThat(told.notices).isEmpty();
        scenario.inSource("ALTER DATABASE " + database + " RESET default_transaction_read_only");
        scenario.inTarget(LEASE_OVER);
        assertThatTheNextRunGoesOn();
    }

    /** What could not be written in the end stays as it was: the partition is given up after five seconds. */
    static final String LEASE_OVER =
            "UPDATE migration.migration_checkpoints SET heartbeat = now() - interval '1 minute'";

    @Test
    void connectionLimit_isWaitedForAndThenSaid() {
        String role = "few_" + System.nanoTime();
        scenario.inTarget(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT USAGE, CREATE ON SCHEMA public TO " + role,
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role,
                "GRANT USAGE ON SCHEMA auth TO " + role,
                "GRANT SELECT ON ALL TABLES IN SCHEMA auth TO " + role,
                "DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO " + role
                        + "', current_database()); END $$");
        String url = scenario.targetUrl().replaceFirst("user=[^&]*", "user=" + role);
        String limit = "ALTER ROLE " + role + " CONNECTION LIMIT ";
        told.afterPage(page -> scenario.inTarget(page == 1 || page == 4 ? limit + 0 : "SELECT"));
        AtomicInteger waits = new AtomicInteger();
        told.whenNoticed(notice -> scenario.inTarget(waits.incrementAndGet() == 2 ? limit + -1 : "SELECT"));

        MigrationException end = catchThrowableOfType(
                MigrationException.class, () -> migration(PAGES, url).migrate());

        String said = "target database: too many connections for role \"" + role + "\"; trying again in ";
        assertThat(told.notices)
                .containsExactly(
                        said + "1 ms (1 of 3)",
                        said + "2 ms (2 of 3)",
                        said + "1 ms (1 of 3)",
                        said + "2 ms (2 of 3)",
                        said + "4 ms (3 of 3)");
        assertThat(end)
                .hasMessageStartingWith("the target database has no connection left: too many connections")
                .hasMessageContaining(
                        "; lower WORKERS, end other sessions, or raise the pooler's pool size, then the same command");
        scenario.inTarget(
                LEASE_OVER,
                "REASSIGN OWNED BY " + role + " TO CURRENT_USER",
                "DROP OWNED BY " + role,
                "DROP ROLE " + role);
        assertThatTheNextRunGoesOn();
    }

    /** Somebody has a key of the page and waits for its checkpoint; the page comes to the key, and the circle closes. */
    @Test
    void deadlock_rollsThePageBackAndItIsWrittenAgain() {
        String database = PostgresServer.databaseName(scenario.targetUrl());
        scenario.inSource("ALTER DATABASE " + database + " SET deadlock_timeout = '10ms'");
        AtomicInteger pages = new AtomicInteger();
        try (Wire wire = Wire.to(scenario.targetUrl())) {
            wire.rule(said -> {
                if (said.sql().contains("SET last_processed_id") && pages.incrementAndGet() == 2) {
                    wantWhatThePageHas();
                }
                return Wire.Fate.PASSES;
            });

            migration(PAGES, wire.url(scenario.targetUrl())).migrate();
            others.join();
        }

        assertThat(told.notices).containsExactly("target database: deadlock detected; trying again in 1 ms (1 of 3)");
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    /** A second one, who has an earlier key, holds the page up until the first one waits. */
    private void wantWhatThePageHas() {
        CountDownLatch have = new CountDownLatch(1);
        others = CompletableFuture.runAsync(() -> {
            try (Connection holdsUp = holding(secondPagesCodes.get(0), -1);
                    Connection other = holding(secondPagesCodes.get(1), -2);
                    var statement = other.createStatement()) {
                have.countDown();
                untilWaiting(1);
                CompletableFuture<?> released = CompletableFuture.runAsync(() -> {
                    untilWaiting(2);
                    rollBack(holdsUp);
                });
                statement.execute(
                        "SELECT FROM migration.migration_checkpoints WHERE table_name = 'brackets' FOR UPDATE");
                released.join();
                other.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatCode(have::await).doesNotThrowAnyException();
    }

    private Connection holding(String code, int legacyId) throws SQLException {
        Connection connection = scenario.target().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET deadlock_timeout = '1min'");
            statement.execute("INSERT INTO brackets (bracket_code, bracket_name, legacy_bracket_id) VALUES ('" + code
                    + "', '', " + legacyId + ")");
        }
        return connection;
    }

    private void untilWaiting(int sessions) {
        String waiting =
                "SELECT count(DISTINCT pid) >= " + sessions + " FROM pg_locks JOIN pg_stat_activity USING (pid)"
                        + " WHERE NOT granted AND datname = current_database()";
        while (!scenario.target(waiting).equals(List.of("true"))) {
            Thread.onSpinWait();
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
