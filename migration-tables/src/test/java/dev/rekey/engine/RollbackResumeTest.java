package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackResult;
import dev.rekey.fixtures.DemoData.Variant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rollback that was cut off goes on where it stopped, and nobody writes or removes beside it. */
final class RollbackResumeTest {

    private static final MigrationOptions SMALL_PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(10).withWorkers(1);

    private Scenario scenario;

    @BeforeEach
    void create() {
        scenario = RollbackTest.brackets(60);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    /** A migration that is told of every page, with itself. */
    private Migration told(Consumer<Migration> afterPage, List<String> notices) {
        AtomicReference<Migration> migration = new AtomicReference<>();
        migration.set(scenario.builder()
                .options(SMALL_PAGES)
                .only(List.of("brackets"))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        afterPage.accept(Objects.requireNonNull(migration.get()));
                    }

                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build());
        return Objects.requireNonNull(migration.get());
    }

    private Migration told(Consumer<Migration> afterPage) {
        return told(afterPage, new CopyOnWriteArrayList<>());
    }

    private MigrationResult migrate() {
        return told(migration -> {}).migrate();
    }

    private RollbackResult pausedRollback(String runId) {
        return told(Migration::pause).rollback(Rollback.ofRun(runId));
    }

    private List<String> brackets() {
        return scenario.target("SELECT count(*) AS n FROM brackets");
    }

    @Test
    void killedAtEveryPage_goesOnAndTellsTheWhole() {
        try (Scenario small = Scenario.of(Variant.SMALL)) {
            String runId = small.migration(MigrationOptions.DEFAULTS.withBatchSize(150))
                    .migrate()
                    .runId();
            List<String> rejected = small.target("SELECT count(*) AS n FROM migration.migration_quarantine");
            RollbackPlan plan = small.migration().rollbackPlan(Rollback.ofRun(runId));
            AtomicInteger deaths = new AtomicInteger();
            RollbackResult result = null;
            while (result == null) {
                Migration mortal = small.builder()
                        .options(MigrationOptions.DEFAULTS.withBatchSize(150))
                        .listener(new ProgressListener() {
                            @Override
                            public void progressed(String table, long processed, long kept, long total) {
                                if (deaths.get() < 12) {
                                    throw new IllegalStateException(
                                            "dies after " + deaths.incrementAndGet() + " pages");
                                }
                            }
                        })
                        .build();
                try {
                    result = mortal.rollback(Rollback.ofRun(runId));
                } catch (MigrationException death) {
                    assertThat(death).hasMessageContaining("unexpected IllegalStateException");
                }
            }

            assertThat(deaths).hasValue(12);
            assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(result.tables()).isEqualTo(plan.tables());
            long entries = result.tables().stream()
                    .mapToLong(RollbackPlan.Table::rejected)
                    .sum();
            assertThat(rejected).containsExactly(Long.toString(entries));
            assertThat(Scenario.TABLES).allSatisfy(table -> assertThat(small.target("SELECT id FROM " + table))
                    .isEmpty());
            for (String table : List.of("mappings", "quarantine", "checkpoints")) {
                assertThat(small.target("SELECT * FROM migration.migration_" + table))
                        .as(table)
                        .isEmpty();
            }
        }
    }

    @Test
    void pausedRollback_endsTheRun_andIsFinishedBeforeAnythingElse() {
        String runId = migrate().runId();

        RollbackResult paused = pausedRollback(runId);

        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(paused.removed()).isEqualTo(10);
        assertThat(paused.kept()).isZero();

        assertThat(brackets()).containsExactly("50");
        assertThat(scenario.target("SELECT status, records_processed FROM migration.migration_control"
                        + " WHERE operation = 'rollback'"))
                .containsExactly("paused|10");
        assertThat(scenario.target("SELECT count(*) AS n FROM migration.migration_mappings"))
                .containsExactly("50");
        refused("rollback of run " + runId + " is unfinished", this::migrate);
        refused("rollback of run " + runId + " is unfinished", () -> scenario.migration("brackets")
                .retry(Set.of()));

        RollbackResult result = told(migration -> {}).rollback(Rollback.ofRun(runId));

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(result.removed()).isEqualTo(60);
        assertThat(brackets()).containsExactly("0");
        assertThat(migrate().migrated()).isEqualTo(60);
    }

    @Test
    void unfinishedRun_isRolledBackAndTheNextBeginsAnew() {
        MigrationResult paused = told(Migration::pause).migrate();
        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(brackets()).containsExactly("10");

        RollbackResult result = told(migration -> {}).rollback(Rollback.ofRun(paused.runId()));
        MigrationResult next = migrate();

        assertThat(result.removed()).isEqualTo(10);
        assertThat(next.runId()).isNotEqualTo(paused.runId());
        assertThat(next.migrated()).isEqualTo(60);
        assertThat(brackets()).containsExactly("60");
    }

    @Test
    void runThatIsUnderWay_isNotRolledBack_norIsARollbackTwice() {
        AtomicReference<MigrationException> ofTheRun = new AtomicReference<>();
        AtomicReference<MigrationException> ofTheRollback = new AtomicReference<>();
        String runId = told(migration -> once(ofTheRun, latest())).migrate().runId();

        told(migration -> once(ofTheRollback, runId)).rollback(Rollback.ofRun(runId));

        for (AtomicReference<MigrationException> refusal : List.of(ofTheRun, ofTheRollback)) {
            assertThat(refusal.get()).hasMessageContaining("run " + runId + " is under way, or its rollback is");
            assertThat(Objects.requireNonNull(refusal.get()).exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        }
        assertThat(brackets()).containsExactly("0");
    }

    private void once(AtomicReference<MigrationException> refusal, String runId) {
        if (refusal.get() == null) {
            refusal.set(catchThrowableOfType(
                    MigrationException.class, () -> scenario.migration().rollback(Rollback.ofRun(runId))));
        }
    }

    private String latest() {
        return scenario.target("SELECT run_id FROM migration.migration_control ORDER BY id DESC LIMIT 1")
                .get(0);
    }

    @Test
    void sleepingRunner_whoseRunWasRolledBack_writesNothingMore() {
        AtomicInteger pages = new AtomicInteger();
        Migration sleeper = told(migration -> {
            if (pages.incrementAndGet() == 2) {
                takeForDead();
                scenario.migration().rollback(Rollback.ofRun(latest()));
            }
        });

        MigrationException end = catchThrowableOfType(MigrationException.class, sleeper::migrate);

        assertThat(end).hasMessageContaining("was rolled back meanwhile");
        assertThat(end.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(pages).hasValue(2);
        assertThat(brackets()).containsExactly("0");
        assertThat(scenario.target("SELECT * FROM migration.migration_mappings"))
                .isEmpty();
    }

    @Test
    void runnerThatHadNotBegun_whenItsRunWasRolledBack_writesNothing() {
        Migration late = scenario.builder()
                .options(SMALL_PAGES)
                .only(List.of("brackets"))
                .listener(new ProgressListener() {
                    @Override
                    public void planned(String runId, boolean resumed, Map<String, Long> rows) {
                        scenario.migration().rollback(Rollback.ofRun(runId));
                    }
                })
                .build();

        MigrationException end = catchThrowableOfType(MigrationException.class, late::migrate);

        assertThat(end).hasMessageContaining("was rolled back meanwhile");
        assertThat(brackets()).containsExactly("0");
        assertThat(scenario.target("SELECT * FROM migration.migration_checkpoints"))
                .isEmpty();
    }

    @Test
    void rowHungOnMeanwhile_keepsItsRow() throws SQLException {
        String runId = migrate().runId();
        scenario.inTarget("CREATE TABLE notes (about uuid REFERENCES brackets ON DELETE CASCADE)");
        try (Connection other = scenario.target().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO notes SELECT id FROM brackets WHERE legacy_bracket_id = 33");
            CompletableFuture<RollbackResult> rollback =
                    CompletableFuture.supplyAsync(() -> told(migration -> {}).rollback(Rollback.ofRun(runId)));
            while (scenario.target("SELECT 1 AS waits FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            other.commit();

            assertThat(rollback.join().plan().kept())
                    .extracting(RollbackPlan.Row::toString)
                    .containsExactly(
                            "brackets: legacy id 33: 1 row of public.notes.about hangs on it (ON DELETE CASCADE)");
        }
        assertThat(scenario.target("SELECT count(*) AS n FROM notes")).containsExactly("1");
    }

    @Test
    void sleepingRollback_thatAnotherHasTakenOver_removesNothingMore() {
        String runId = migrate().runId();
        AtomicInteger pages = new AtomicInteger();
        Migration sleeper = told(migration -> {
            if (pages.incrementAndGet() == 2) {
                takeForDead();
                pausedRollback(runId);
            }
        });

        MigrationException end =
                catchThrowableOfType(MigrationException.class, () -> sleeper.rollback(Rollback.ofRun(runId)));

        assertThat(end).hasMessageContaining("another process goes on with the rollback of run " + runId);
        assertThat(end.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(brackets()).containsExactly("30");
        assertThat(scenario.target("SELECT status, records_processed FROM migration.migration_control"
                        + " WHERE operation = 'rollback'"))
                .containsExactly("paused|30");
        assertThat(told(migration -> {}).rollback(Rollback.ofRun(runId)).removed())
                .isEqualTo(60);
    }

    @Test
    void crashedRollback_isTakenOverAtOnceWhereItsProcessIsDead_andElsewhereAfterItsLease() {
        String runId = migrate().runId();
        assertThat(pausedRollback(runId).exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        crashed("elsewhere:1:x");
        refused("run " + runId + " is under way, or its rollback is (elsewhere:1:x)", () -> scenario.migration()
                .rollback(Rollback.ofRun(runId)));

        crashed(deadRunner());
        RollbackResult result = told(migration -> {}).rollback(Rollback.ofRun(runId));

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(result.removed()).isEqualTo(60);
        assertThat(brackets()).containsExactly("0");
    }

    /** A runner that sleeps past its lease looks like this to others, and its heart does not beat either. */
    private void takeForDead() {
        scenario.inTarget("UPDATE migration.migration_checkpoints SET owner = '" + deadRunner() + "'");
    }

    private static String deadRunner() {
        long dead =
                ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElse(0) + 100_000;
        return new Runner(Runner.current().host(), dead, "dead").name();
    }

    private void crashed(String owner) {
        scenario.inTarget(
                "UPDATE migration.migration_checkpoints SET owner = '" + owner
                        + "', status = 'running', heartbeat = now() + interval '1 hour'",
                "UPDATE migration.migration_control SET status = 'running' WHERE operation = 'rollback'");
    }

    @Test
    void terminatedConnections_areReplaced() {
        String runId = migrate().runId();
        AtomicInteger pages = new AtomicInteger();
        List<String> notices = new CopyOnWriteArrayList<>();

        RollbackResult result = told(
                        migration -> {
                            if (pages.incrementAndGet() == 2) {
                                scenario.inTarget(
                                        """
                                        CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS $$
                                        BEGIN
                                          IF OLD.legacy_bracket_id = 25 AND nextval('once') = 1 THEN
                                            PERFORM pg_terminate_backend(pg_backend_pid());
                                          END IF;
                                          RETURN OLD;
                                        END $$""",
                                        "CREATE SEQUENCE once",
                                        "CREATE TRIGGER vanish BEFORE DELETE ON brackets FOR EACH ROW EXECUTE FUNCTION vanish()");
                            }
                        },
                        notices)
                .rollback(Rollback.ofRun(runId));

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(result.removed()).isEqualTo(60);
        assertThat(notices)
                .singleElement()
                .asString()
                .startsWith("target database: ")
                .contains("trying again in 1 s (1 of 3)");
    }

    private static void refused(String message, Runnable work) {
        MigrationException refusal = catchThrowableOfType(MigrationException.class, work::run);
        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
