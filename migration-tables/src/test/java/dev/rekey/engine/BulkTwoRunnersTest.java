package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two runners on one ledger, of which one at least loads in bulk, share its tables and what is to be done after it. */
final class BulkTwoRunnersTest {

    private static final MigrationOptions OPTIONS =
            MigrationOptions.DEFAULTS.withBatchSize(500).withWorkers(2);

    private enum Meeting {
        /** Both are told to load in bulk, and neither has found a ledger. */
        BOTH_IN_BULK,
        /** One has taken everything away when the other, which was not told to, opens. */
        BULK_FIRST,
        /** One was not told to and has opened, but begun no table, when the other takes everything away. */
        BULK_SECOND
    }

    private final CountDownLatch surveyed = new CountDownLatch(2);
    private final CountDownLatch bulkOpened = new CountDownLatch(1);
    private final CountDownLatch otherOpened = new CountDownLatch(1);

    /** Two partitions, the later of which has keys of the earlier one. */
    private static Scenario scenario() {
        Scenario scenario = BulkRestoringTest.attachments().inSource("""
                INSERT INTO dispatch_bracket (id, code, name, created_at)
                SELECT id, 'K' || id % 4000, 'Bracket', '2020-01-01 00:00:00+00' FROM generate_series(1, 6000) AS id""");
        return Aftermath.tracked(scenario);
    }

    @ParameterizedTest
    @EnumSource(Meeting.class)
    void twoRunners_shareOneRun(Meeting meeting) throws Exception {
        try (Scenario shared = scenario();
                Scenario alone = Scenario.copyOf(shared)) {
            ExitCode expected = alone.migration(OPTIONS).migrate().exitCode();
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<ExitCode>> runners = List.of(
                    threads.submit(() -> run(shared, true, step -> bulk(meeting, step))),
                    threads.submit(() -> run(shared, meeting == Meeting.BOTH_IN_BULK, step -> other(meeting, step))));
            threads.shutdown();

            for (Future<ExitCode> runner : runners) {
                assertThat(runner.get()).isEqualTo(expected);
            }
            assertThat(Aftermath.of(alone).deviations(Aftermath.of(shared))).isEmpty();
            assertThat(shared.target("SELECT DISTINCT state FROM migration.migration_bulk_definitions"))
                    .containsExactly("restored");
        }
    }

    /** Does something at a step. */
    private interface Doing {
        void at(Step step) throws InterruptedException;
    }

    private static ExitCode run(Scenario scenario, boolean bulk, Doing doing) {
        return scenario.builder()
                .options(OPTIONS.withBulk(bulk))
                .watch((step, table) -> {
                    try {
                        doing.at(step);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .build()
                .migrate()
                .exitCode();
    }

    private void bulk(Meeting meeting, Step step) throws InterruptedException {
        if (step == Step.SURVEYED && meeting == Meeting.BOTH_IN_BULK) {
            meet();
        } else if (step == Step.SURVEYED && meeting == Meeting.BULK_SECOND) {
            otherOpened.await();
        } else if (step == Step.OPENED) {
            bulkOpened.countDown();
        }
    }

    private void other(Meeting meeting, Step step) throws InterruptedException {
        if (step == Step.SURVEYED && meeting == Meeting.BOTH_IN_BULK) {
            meet();
        } else if (step == Step.SURVEYED && meeting == Meeting.BULK_FIRST) {
            bulkOpened.await();
        } else if (step == Step.OPENED && meeting == Meeting.BULK_SECOND) {
            otherOpened.countDown();
            bulkOpened.await();
        }
    }

    private void meet() throws InterruptedException {
        surveyed.countDown();
        surveyed.await();
    }
}
