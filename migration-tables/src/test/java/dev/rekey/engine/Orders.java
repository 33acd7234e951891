package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Victim} is told on its command line.
 *
 * @param deed what it does
 * @param silence how long its target waits for a silent transaction of its
 * @param step at which it reports
 * @param occurrence the how manieth time it comes to that step; never if 0
 * @param waits whether it then stands still until it is told to go on, or told to die
 */
record Orders(Deed deed, int workers, int batchSize, Duration silence, Step step, int occurrence, boolean waits) {

    static Orders of(Deed deed, int workers, int batchSize) {
        return new Orders(deed, workers, batchSize, Duration.ofMinutes(2), Step.ENDED, 0, false);
    }

    Orders reporting(Step at, int which, boolean waiting) {
        return new Orders(deed, workers, batchSize, silence, at, which, waiting);
    }

    Orders silentFor(Duration time) {
        return new Orders(deed, workers, batchSize, time, step, occurrence, waits);
    }

    MigrationOptions options() {
        return MigrationOptions.DEFAULTS.withWorkers(workers).withBatchSize(batchSize);
    }

    /** Starts a process in these databases that does as it is told here. */
    ChildProcess send(Scenario scenario) {
        return ChildProcess.start(
                Victim.class.getName(),
                Map.of(),
                List.of(
                        scenario.sourceUrl(),
                        scenario.targetUrl(),
                        deed.name(),
                        Integer.toString(workers),
                        Integer.toString(batchSize),
                        silence.toString(),
                        step.name(),
                        Integer.toString(occurrence),
                        Boolean.toString(waits)));
    }

    /** Reads what follows the databases on a command line. */
    static Orders parse(List<String> arguments) {
        return new Orders(
                Deed.valueOf(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                Duration.parse(arguments.get(3)),
                Step.valueOf(arguments.get(4)),
                Integer.parseInt(arguments.get(5)),
                Boolean.parseBoolean(arguments.get(6)));
    }
}
