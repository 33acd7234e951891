package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One deed, killed again and again, and then compared with the same deed that nobody killed. */
final class Killing {

    private final KillGround ground;
    private final Deed deed;
    private final Random random;

    /**
     * When to kill.
     *
     * @param occurrence the how manieth time that the process comes to the step
     * @param micros how much later; at the step itself, where it stands still, if negative
     */
    record Moment(Step step, int occurrence, long micros) {

        boolean still() {
            return micros < 0;
        }

        @Override
        public String toString() {
            return step + " no. " + occurrence + (still() ? "" : " and " + micros + " us");
        }
    }

    Killing(KillGround ground, Deed deed, Random random) {
        this.ground = ground;
        this.deed = deed;
        this.random = random;
    }

    /** Kills at each moment that a process comes to, lets the last one end, compares; gives the moments it was killed at. */
    List<Moment> run(List<Moment> moments) {
        List<Moment> killed = new ArrayList<>();
        try (Scenario scenario = ground.scenario(deed)) {
            boolean ended = false;
            for (Moment moment : moments) {
                if (!ended && killedAt(scenario, moment)) {
                    killed.add(moment);
                }
                ended = ended(scenario);
            }
            int exitCode = ended
                    ? scenario.migration()
                            .latestResult()
                            .orElseThrow()
                            .exitCode()
                            .code()
                    : deed.run(scenario.builder(), options()).exitCode().code();
            KillGround.Reference reference = ground.reference(deed);
            assertThat(reference.left().deviations(Aftermath.of(scenario)))
                    .as("%s, killed at %s", deed, killed)
                    .isEmpty();
            assertThat(exitCode).as("%s, killed at %s", deed, killed).isEqualTo(reference.exitCode());
        }
        return killed;
    }

    private MigrationOptions options() {
        return MigrationOptions.DEFAULTS
                .withWorkers(2 + random.nextInt(3))
                .withBatchSize(List.of(60, 100, 250).get(random.nextInt(3)));
    }

    /** Starts a process and kills it, unless it ends before it comes to the moment. */
    private boolean killedAt(Scenario scenario, Moment moment) {
        MigrationOptions options = options();
        Orders orders = Orders.of(deed, options.workers(), options.batchSize())
                .reporting(moment.step(), moment.occurrence(), moment.still());
        try (ChildProcess victim = orders.send(scenario)) {
            if (victim.await(line -> line.startsWith(Victim.AT)).isPresent() && !moment.still()) {
                // Not to wait for anything: this is the moment that chance has chosen.
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(moment.micros()));
            }
            int exitCode = victim.kill();
            assertThat(exitCode)
                    .as("%s, to be killed at %s, said %s", deed, moment, victim.said())
                    .isIn(ChildProcess.KILLED, ground.reference(deed).exitCode());
            return exitCode == ChildProcess.KILLED;
        }
    }

    /** Whether nothing is left to do: another process would begin a new run. */
    private boolean ended(Scenario scenario) {
        if (!scenario.target("SELECT to_regclass('migration.migration_control') IS NULL AS none")
                .contains("false")) {
            return false;
        }
        String open = """
                SELECT count(*) FILTER (WHERE status <> 'completed') + 9 * (%d - count(DISTINCT run_id)) AS tables
                FROM migration.migration_control""".formatted(deed == Deed.MIGRATE || deed == Deed.BULK ? 1 : 2);
        if (Integer.parseInt(scenario.target(open).get(0)) > 1) {
            return false;
        }
        // It may have been killed while the server carried out its last commit.
        while (!scenario.target("SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")
                .contains("0")) {
            Thread.onSpinWait();
        }
        return scenario.target(open).contains("0");
    }
}
