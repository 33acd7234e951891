package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.Pause;
import dev.rekey.api.ProgressListener;
import dev.rekey.fixtures.DemoData.Variant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A row in the ledger holds runs, wherever they are, and they go on when it is gone as if nothing had been. */
@Timeout(120)
final class PausedRunTest {

    private static final int WORKERS = 2;
    private static final MigrationOptions OPTIONS =
            MigrationOptions.DEFAULTS.withBatchSize(40).withWorkers(WORKERS).withWiden(true);
    private static final String PAUSE = "INSERT INTO migration.migration_pauses (reason) VALUES ('backup')";
    private static final String RESUME = "DELETE FROM migration.migration_pauses";
    private static final String HEARTBEATS =
            "SELECT DISTINCT heartbeat FROM migration.migration_checkpoints WHERE status = 'running'";

    private static Scenario fresh;
    private static Aftermath alone;

    private Scenario scenario;

    @BeforeAll
    static void migrateElsewhere() {
        fresh = Aftermath.tracked(Scenario.of(Variant.SMALL));
        try (Scenario uninterrupted = Scenario.copyOf(fresh)) {
            uninterrupted.migration(OPTIONS).migrate();
            alone = Aftermath.of(uninterrupted);
        }
    }

    @AfterAll
    static void dropFresh() {
        fresh.close();
    }

    @BeforeEach
    void copy() {
        scenario = Scenario.copyOf(fresh);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    /** A run that is paused at a step, and whose workers then wait at that step until it has noticed. */
    private final class Watched implements Step.Watch, ProgressListener {
        private final Step step;
        private final int occurrence;
        private final AtomicInteger times;
        private final CountDownLatch opened;
        private final CountDownLatch paused = new CountDownLatch(1);
        private final AtomicInteger committed = new AtomicInteger();
        private final Semaphore beats = new Semaphore(0);
        private final List<String> notices = new CopyOnWriteArrayList<>();
        private final Migration migration;
        private final CompletableFuture<MigrationResult> result;

        Watched(Step step, int occurrence) {
            this(step, occurrence, new CountDownLatch(1), new AtomicInteger());
        }

        /**
         * The same for one of several runners.
         *
         * @param opened counts those that have yet to open the run: before, nobody begins a table
         * @param times how often any of them has come to the step
         */
        Watched(Step step, int occurrence, CountDownLatch opened, AtomicInteger times) {
            this.step = step;
            this.occurrence = occurrence;
            this.opened = opened;
            this.times = times;
            this.migration = scenario.builder()
                    .options(OPTIONS)
                    .listener(this)
                    .watch(this)
                    .build();
            this.result = CompletableFuture.supplyAsync(migration::migrate);
        }

        @Override
        public void taken(Step taken, String table) {
            if (taken == Step.OPENED) {
                opened.countDown();
                await(opened);
            }
            int time = taken == step ? times.incrementAndGet() : 0;
            if (time == occurrence) {
                scenario.inTarget(PAUSE);
            }
            if (time >= occurrence) {
                await(paused);
            }
            if (paused.getCount() == 0 && (taken == Step.COMMITTED || taken == Step.SETTLED || taken == Step.CLOSED)) {
                committed.incrementAndGet();
            }
            if (taken == Step.BEATING && paused.getCount() == 0) {
                beats.release();
            }
        }

        private void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void noticed(String message) {
            if (message.startsWith("paused by ")) {
                notices.add(message);
                paused.countDown();
            } else if (message.equals("resumed")) {
                notices.add(message);
            }
        }

        /** Returns when it has noticed and its heart has beaten some times since; or the run has ended. */
        void awaitPaused() throws InterruptedException {
            while (paused.getCount() > 0 && !result.isDone()) {
                Thread.onSpinWait();
            }
            beats.acquire(2);
        }
    }

    private List<String> processed() {
        return scenario.target(
                "SELECT table_name, partition, records_processed, status FROM migration.migration_checkpoints ORDER BY 1, 2");
    }

    @Test
    void rowInTheLedger_holdsTheRun_itsHeartBeats_andItGoesOnWhenTheRowIsGone() throws Exception {
        Watched run = new Watched(Step.JUDGED, 10);
        run.awaitPaused();
        List<String> processed = processed();
        List<String> heartbeats = scenario.target(HEARTBEATS);
        run.beats.acquire(1);

        assertThat(run.result).isNotDone();
        assertThat(run.committed).as("pages that were under way").hasValueLessThanOrEqualTo(WORKERS);
        assertThat(processed()).isEqualTo(processed);
        assertThat(scenario.target(HEARTBEATS)).isNotEmpty().doesNotContainAnyElementsOf(heartbeats);
        Pause pause = Objects.requireNonNull(
                scenario.migration().status().orElseThrow().pause());
        assertThat(run.notices)
                .containsExactly(pause.text() + ". Nothing is written until this is taken back: rekey resume");
        assertThat(pause.text()).contains("paused by ", ": backup");

        scenario.inTarget(RESUME);

        assertThat(run.result.get().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(run.notices).hasSize(2).endsWith("resumed");
        assertThat(alone.deviations(Aftermath.of(scenario))).isEmpty();
        assertThat(scenario.migration().status().orElseThrow().pause()).isNull();
    }

    @Test
    void twoRunners_areBothHeld() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger times = new AtomicInteger();
        Watched one = new Watched(Step.JUDGED, 5, both, times);
        Watched two = new Watched(Step.JUDGED, 5, both, times);
        one.awaitPaused();
        two.awaitPaused();
        List<String> processed = processed();
        one.beats.acquire(1);
        two.beats.acquire(1);

        assertThat(one.committed).hasValueLessThanOrEqualTo(WORKERS);
        assertThat(two.committed).hasValueLessThanOrEqualTo(WORKERS);
        assertThat(processed()).isEqualTo(processed);

        scenario.inTarget(RESUME);

        assertThat(one.result.get().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(two.result.get().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(alone.deviations(Aftermath.of(scenario))).isEmpty();
    }

    @Test
    void tableThatIsAboutToBeClosed_isHeldToo() throws Exception {
        Watched run = new Watched(Step.ACCOUNTED, 1);
        run.awaitPaused();

        assertThat(run.committed).hasValueLessThanOrEqualTo(WORKERS - 1);
        assertThat(scenario.target("SELECT count(*) AS n FROM migration.migration_control"
                        + " WHERE operation = 'migrate' AND status = 'completed'"))
                .containsExactly("0");

        scenario.inTarget(RESUME);

        assertThat(run.result.get().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(alone.deviations(Aftermath.of(scenario))).isEmpty();
    }

    @Test
    void stopWhilePaused_endsWithInterrupted_andTheNextRunGoesOn() throws Exception {
        Watched run = new Watched(Step.JUDGED, 10);
        run.awaitPaused();

        run.migration.pause();

        assertThat(run.result.get().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(scenario.target("SELECT DISTINCT owner FROM migration.migration_checkpoints"))
                .containsExactly("<null>");
        scenario.inTarget(RESUME);
        MigrationResult resumed = scenario.migration(OPTIONS).migrate();
        assertThat(resumed.runId()).isEqualTo(run.result.get().runId());
        assertThat(alone.deviations(Aftermath.of(scenario))).isEmpty();
    }

    @Test
    void killWhilePaused_losesNothing() {
        try (ChildProcess victim = Orders.of(Deed.MIGRATE, WORKERS, 40)
                .reporting(Step.JUDGED, 5, true)
                .send(scenario)) {
            assertThat(victim.await(line -> line.startsWith(Victim.AT)))
                    .as("%s", victim.said())
                    .isPresent();
            scenario.inTarget(PAUSE);
            victim.goOn();
            assertThat(victim.await(line -> line.startsWith(Victim.NOTICED + "paused by ")))
                    .as("%s", victim.said())
                    .isPresent();
            assertThat(victim.kill()).isEqualTo(ChildProcess.KILLED);
        }
        scenario.inTarget(RESUME);

        assertThat(scenario.migration(OPTIONS).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(alone.deviations(Aftermath.of(scenario))).isEmpty();
    }

    @Test
    void runThatBeginsInAPause_opensNothing_andEndsWhenItIsStopped() throws Exception {
        scenario.migration(OPTIONS, "brackets").migrate();
        scenario.inTarget(PAUSE);
        String ledger = "SELECT md5(string_agg(c::text, '' ORDER BY id)) AS m FROM migration.migration_control AS c";
        List<String> before = scenario.target(ledger);
        Watched run = new Watched(Step.OPENING, 1);
        run.paused.await();

        run.migration.pause();

        assertThat(run.notices)
                .singleElement()
                .asString()
                .contains(": backup. Nothing begins until this is taken back");
        MigrationException end = catchThrowableOfType(MigrationException.class, () -> {
            try {
                run.result.join();
            } catch (CompletionException e) {
                throw e.getCause();
            }
        });
        assertThat(end.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(end).hasMessageContaining("this ended before it had written anything");
        assertThat(scenario.target(ledger)).isEqualTo(before);
        assertThat(run.times).hasValue(0);
    }

    @Test
    void runThatBeginsInAPause_goesOnWhenItIsTakenBack() throws Exception {
        scenario.migration(OPTIONS, "brackets").migrate();
        scenario.inTarget(PAUSE);
        Watched run = new Watched(Step.OPENING, Integer.MAX_VALUE);
        run.paused.await();
        assertThat(run.times).hasValue(0);

        assertThat(scenario.migration().resumeRuns(null))
                .extracting(Pause::reason)
                .containsExactly("backup");

        assertThat(run.result.get().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(run.notices).hasSize(2).endsWith("resumed");
    }

    @Test
    void pauseOfOneRun_holdsThatOneAlone() throws Exception {
        String other = scenario.migration(OPTIONS, "brackets").migrate().runId();
        assertThat(scenario.migration().pauseRuns(other, null).scope()).isEqualTo(other);
        scenario.inTarget("UPDATE migration.migration_pauses SET since = now() - interval '1 day'");

        assertThat(scenario.migration(OPTIONS, "technicians").migrate().exitCode())
                .isEqualTo(ExitCode.COMPLETE);

        assertThat(scenario.migration().resumeRuns("nobody")).isEmpty();
        assertThat(scenario.migration().resumeRuns(other)).hasSize(1);
    }

    @Test
    void pause_isRefusedWhereThereIsNoLedgerOrAnOlderOne() {
        assertThat(refusal())
                .isEqualTo("there is nothing to pause or resume: the target has no ledger; run: rekey migrate");
        scenario.migration(OPTIONS, "brackets").migrate();
        scenario.inTarget(
                "DROP TABLE migration.migration_pauses",
                "DELETE FROM migration.migration_ledger_version WHERE version = 3");

        assertThat(refusal()).startsWith("the ledger is an older version's, in which nothing can be paused");
        assertThat(scenario.migration().status().orElseThrow().pause()).isNull();
        assertThat(scenario.migration(OPTIONS, "brackets").migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(scenario.migration().pauseRuns(null, null).scope()).isEqualTo(Pause.EVERY_RUN);
    }

    private String refusal() {
        MigrationException refused = catchThrowableOfType(
                MigrationException.class, () -> scenario.migration().pauseRuns(null, null));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        return String.valueOf(refused.getMessage());
    }
}
