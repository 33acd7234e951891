package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.fixtures.DemoData.Variant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interrupted runs go on from their checkpoints, and end as if nothing had happened. */
final class ResumeTest {

    private static final MigrationOptions SMALL_PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(20).withWorkers(2);

    private Scenario scenario;
    private Scenario uninterrupted;

    @BeforeEach
    void migrateElsewhere() {
        scenario = Scenario.of(Variant.SMALL);
        uninterrupted = Scenario.of(Variant.SMALL);
        uninterrupted.migration(SMALL_PAGES).migrate();
    }

    @AfterEach
    void close() {
        scenario.close();
        uninterrupted.close();
    }

    /** A migration that is paused from within, after so many rows of a table. */
    private MigrationResult migratePausingAt(String table, long rows) {
        AtomicReference<Migration> migration = new AtomicReference<>();
        migration.set(scenario.builder()
                .options(SMALL_PAGES)
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String progressed, long processed, long rejected, long total) {
                        if (progressed.equals(table) && processed >= rows) {
                            Objects.requireNonNull(migration.get()).pause();
                        }
                    }
                })
                .build());
        return Objects.requireNonNull(migration.get()).migrate();
    }

    @Test
    void pausedRun_isResumedUnderItsNameAndEqualsAnUninterruptedOne() {
        MigrationResult paused = migratePausingAt("treatment_discussions", 60);
        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(paused.finishedAt()).isNull();
        assertThat(scenario.target("SELECT count(*) AS n FROM migration.migration_control WHERE status = 'paused'"))
                .doesNotContain("0");
        assertThat(scenario.target("SELECT DISTINCT owner FROM migration.migration_checkpoints"))
                .containsExactly("<null>");

        MigrationResult resumed = scenario.migration(SMALL_PAGES).migrate();

        assertThat(resumed.runId()).isEqualTo(paused.runId());
        assertThat(scenario.contents()).isEqualTo(uninterrupted.contents());
        assertThat(scenario.ledger()).isEqualTo(uninterrupted.ledger());
        assertThat(resumed.tables())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(
                        uninterrupted.migration().latestResult().orElseThrow().tables());
    }

    @Test
    void retry_whileAMigrationIsUnfinished_isRefused() {
        migratePausingAt("treatment_discussions", 60);

        assertThatThrownBy(() -> scenario.migration().retry(Set.of()))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("rekey migrate");
    }

    @Test
    void partitionOfADeadRunner_isTakenOverAtOnce() {
        migratePausingAt("treatment_discussions", 60);
        long dead =
                ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElse(0) + 100_000;
        Runner other = new Runner(Runner.current().host(), dead, "dead");
        scenario.inTarget("UPDATE migration.migration_checkpoints SET owner = '" + other.name()
                + "', status = 'running', heartbeat = now() + interval '1 hour' WHERE status = 'paused'");

        scenario.migration(SMALL_PAGES).migrate();

        assertThat(scenario.contents()).isEqualTo(uninterrupted.contents());
    }

    @Test
    void twoRunners_atOnce_shareTheWork() {
        CompletableFuture<MigrationResult> other = CompletableFuture.supplyAsync(
                () -> scenario.migration(SMALL_PAGES).migrate());
        MigrationResult one = scenario.migration(SMALL_PAGES).migrate();
        MigrationResult two = other.join();

        assertThat(one.exitCode()).isEqualTo(two.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(scenario.contents()).isEqualTo(uninterrupted.contents());
        assertThat(scenario.ledger()).isEqualTo(uninterrupted.ledger());
    }

    @Test
    void terminatedConnections_areReplacedAndNothingIsLost() {
        AtomicInteger pages = new AtomicInteger();
        List<String> notices = new CopyOnWriteArrayList<>();
        MigrationResult result = scenario.builder()
                .options(SMALL_PAGES)
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        if (pages.incrementAndGet() % 20 == 10) {
                            scenario.inTarget("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                                    + " AND query LIKE '%json_populate_recordset%'");
                        }
                    }

                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build()
                .migrate();

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(scenario.contents()).isEqualTo(uninterrupted.contents());
        assertThat(notices).allMatch(notice -> notice.contains("trying again in"));
    }

    @Test
    void table_thatAnotherRunnerSaysHasFailed_isCompletedWithoutItsError() {
        scenario.builder()
                .options(SMALL_PAGES)
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        scenario.inTarget("UPDATE migration.migration_control SET status = 'failed',"
                                + " error_message = 'its connection was lost' WHERE status = 'running'");
                    }
                })
                .build()
                .migrate();

        assertThat(scenario.target("SELECT DISTINCT status, error_message FROM migration.migration_control"))
                .containsExactly("completed|<null>");
    }

    @Test
    void checkpoint_movedByAnother_rollsThePageBack() {
        AtomicReference<Boolean> stolen = new AtomicReference<>(false);
        scenario.builder()
                .options(SMALL_PAGES.withWorkers(1))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        if (table.equals("brackets") && !stolen.getAndSet(true)) {
                            // As if another runner had taken over, and died: ours must not write, then take it back.
                            scenario.inTarget("UPDATE migration.migration_checkpoints SET owner = 'elsewhere:1:x',"
                                    + " heartbeat = now() - interval '4 seconds' WHERE table_name = 'brackets'");
                        }
                    }
                })
                .build()
                .migrate();

        assertThat(stolen.get()).isTrue();
        assertThat(scenario.contents()).isEqualTo(uninterrupted.contents());
    }
}
