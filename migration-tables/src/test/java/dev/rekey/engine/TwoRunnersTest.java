package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.fixtures.DemoData.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes on one ledger: from the start, or because the first is stopped and wakes up when the second is done. */
final class TwoRunnersTest {

    private static final int BATCH = 40;

    private static final List<String> WRITTEN = Stream.concat(
                    Scenario.TABLES.stream(),
                    Stream.of(
                            "migration.migration_mappings",
                            "migration.migration_quarantine",
                            "migration.migration_checkpoints",
                            "migration.migration_validation_reports",
                            "public.migration_mappings",
                            "public.migration_control"))
            .toList();

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Scenario fresh;
    private Aftermath alone;

    @BeforeEach
    void migrateAlone() {
        fresh = Aftermath.tracked(opened(Scenario.of(Variant.SMALL)));
        Scenario scenario = opened(Scenario.copyOf(fresh));
        Deed.MIGRATE.run(scenario.builder(), Orders.of(Deed.MIGRATE, 2, BATCH).options());
        alone = Aftermath.of(scenario);
    }

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.add(resource);
        return resource;
    }

    /** A process that was stopped, and another that has begun since. */
    private final class Takeover {
        private final Step step;
        private final Scenario scenario = opened(Scenario.copyOf(fresh));
        private final ChildProcess first;
        private final ChildProcess second;

        /** @param step at which the first stops; if within a transaction, it keeps that open */
        Takeover(Step step) {
            this.step = step;
            first = opened(Orders.of(Deed.MIGRATE, 1, BATCH)
                    .silentFor(Duration.ofSeconds(10))
                    .reporting(step, 2, true)
                    .send(scenario));
            assertThat(first.await(line -> line.startsWith(Victim.AT)))
                    .as("%s: %s", step, first.said())
                    .contains(Victim.AT + step + " brackets");
            first.signal("STOP");
            second = opened(Orders.of(Deed.MIGRATE, 2, BATCH).send(scenario));
        }

        /** @param notice what the first says when it wakes up */
        void ends(String notice) {
            assertThat(second.exitCode()).as("%s: %s", step, second.said()).isZero();
            assertThat(alone.deviations(Aftermath.of(scenario))).as("%s", step).isEmpty();
            List<String> versions = versions();

            // A stopped process's threads stop one by one; only now may the one at the step go on.
            first.signal("CONT");
            first.goOn();
            assertThat(first.exitCode()).as("%s: %s", step, first.said()).isZero();
            assertThat(first.said()).as("%s", step).anyMatch(line -> line.contains(notice));
            assertThat(versions())
                    .as("%s: rows that the first wrote too late", step)
                    .isEqualTo(versions);
        }

        private List<String> versions() {
            return WRITTEN.stream()
                    .map(table -> scenario.target("SELECT '" + table
                                    + "', string_agg(t.xmin::text || t.ctid::text, ' ' ORDER BY t.ctid) FROM " + table
                                    + " AS t")
                            .get(0))
                    .toList();
        }
    }

    @Test
    void stoppedRunner_isReplacedAndDoesNotWriteWhenItWakesUp() {
        Takeover judged = new Takeover(Step.JUDGED);
        Takeover written = new Takeover(Step.ROWS_WRITTEN);
        Takeover moved = new Takeover(Step.CHECKPOINT_MOVED);

        judged.ends("brackets: partition 0 was taken over; looking again");
        written.ends("terminating connection due to idle-in-transaction timeout; trying again");
        moved.ends("terminating connection due to idle-in-transaction timeout; trying again");
    }

    @Test
    void twoRunners_fromTheStart_shareOneRun() {
        Scenario scenario = opened(Scenario.copyOf(fresh));
        Orders surveying = Orders.of(Deed.MIGRATE, 2, BATCH).reporting(Step.SURVEYED, 1, true);
        List<ChildProcess> runners = List.of(opened(surveying.send(scenario)), opened(surveying.send(scenario)));
        // Neither has found a ledger.
        runners.forEach(runner -> assertThat(runner.await(line -> line.startsWith(Victim.AT)))
                .as("%s", runner.said())
                .isPresent());
        runners.forEach(ChildProcess::goOn);

        runners.forEach(
                runner -> assertThat(runner.exitCode()).as("%s", runner.said()).isZero());
        assertThat(alone.deviations(Aftermath.of(scenario))).isEmpty();
    }
}
