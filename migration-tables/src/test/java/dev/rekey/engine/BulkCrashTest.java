package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Rollback;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that loads in bulk is killed at a step; whoever comes next, to go on with or without {@code --bulk} or to take
 * it back, brings all back that was away.
 */
final class BulkCrashTest {

    private static final MigrationOptions OPTIONS = MigrationOptions.DEFAULTS.withBatchSize(100);

    private static final String AWAY =
            "SELECT count(*) AS n FROM migration.migration_bulk_definitions WHERE state <> 'restored'";

    private static Scenario fresh;
    private static Aftermath uninterrupted;
    private static Map<String, String> empty;

    @BeforeAll
    static void loadUninterrupted() {
        fresh = BulkRestoringTest.attachments()
                .inSource("UPDATE dispatch_file SET record_id = 21 WHERE id = 5")
                .inSource("""
                        INSERT INTO dispatch_bracket (id, code, name, created_at)
                        SELECT id, 'K' || id % 400, 'Bracket', '2020-01-01 00:00:00+00'
                        FROM generate_series(1, 500) AS id""");
        Aftermath.tracked(fresh);
        empty = fresh.contents();
        try (Scenario scenario = Scenario.copyOf(fresh)) {
            Deed.BULK.run(scenario.builder(), OPTIONS);
            uninterrupted = Aftermath.of(scenario);
        }
    }

    @AfterAll
    static void close() {
        fresh.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"OPENED", "COMMITTED", "BULK_SORTED_OUT", "BULK_RESTORING", "BULK_BETWEEN", "BULK_RESTORED"})
    void killedProcess_isFollowedByAnyOther(Step step) {
        try (Scenario killed = Scenario.copyOf(fresh)) {
            kill(killed, step);
            try (Scenario with = Scenario.copyOf(killed);
                    Scenario without = Scenario.copyOf(killed)) {
                Deed.BULK.run(with.builder(), OPTIONS);
                Deed.MIGRATE.run(without.builder(), OPTIONS);

                assertThat(uninterrupted.deviations(Aftermath.of(with))).isEmpty();
                assertThat(uninterrupted.deviations(Aftermath.of(without))).isEmpty();
                assertThat(with.target(AWAY)).containsExactly("0");
                assertThat(without.target(AWAY)).containsExactly("0");
            }
            assertRolledBack(killed);
        }
    }

    private static void assertRolledBack(Scenario killed) {
        String run = killed.target("SELECT DISTINCT run_id FROM migration.migration_control")
                .get(0);
        assertThat(killed.migration().rollback(Rollback.ofRun(run)).exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(killed.contents()).isEqualTo(empty);
        assertThat(Aftermath.of(killed).lines().get("definitions"))
                .containsExactlyElementsOf(uninterrupted.lines().get("definitions"));
        assertThat(killed.target(AWAY)).containsExactly("0");
    }

    private static void kill(Scenario scenario, Step step) {
        try (ChildProcess victim =
                Orders.of(Deed.BULK, 2, 100).reporting(step, 1, true).send(scenario)) {
            assertThat(victim.await(line -> line.startsWith(Victim.AT)))
                    .as("%s: %s", step, victim.said())
                    .isPresent();
            assertThat(victim.kill()).isEqualTo(ChildProcess.KILLED);
        }
        // Its last statement may still be under way, and a database that is in use cannot be copied.
        String others = "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()"
                + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
        while (!scenario.target(others).equals(List.of("0"))) {
            Thread.onSpinWait();
        }
    }
}
