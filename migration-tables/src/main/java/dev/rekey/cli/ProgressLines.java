package dev.rekey.cli;

import static dev.rekey.report.Figures.count;
import static dev.rekey.report.Figures.duration;

import dev.rekey.api.TableResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Progress for logs and pipes: a line every few seconds a table, and one when it is complete. */
final class ProgressLines implements ProgressDisplay {
    private static final double SECONDS_BETWEEN = 5;

    private final Console console;
    private final LongSupplier nanoTime;
    private final Map<String, Begun> tables = new ConcurrentHashMap<>();

    /** When a table was first heard of, with how many rows done, and when a line was last printed. */
    private record Begun(long at, long processed, long printedAt) {}

    ProgressLines(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
    }

    @Override
    public void planned(String runId, boolean resumed, Map<String, Long> rows) {
        PlanText.lines(runId, resumed, rows).forEach(console::say);
    }

    @Override
    public void progressed(String table, long processed, long rejected, long total) {
        long now = nanoTime.getAsLong();
        tables.compute(table, (name, begun) -> {
            if (begun == null) {
                return new Begun(now, processed, now);
            }
            if (seconds(begun.printedAt(), now) < SECONDS_BETWEEN) {
                return begun;
            }
            double rate = (processed - begun.processed()) / seconds(begun.at(), now);
            console.say("%s: %s of %s rows (%d %%), %s rejected, %s rows/s%s"
                    .formatted(
                            table,
                            count(processed),
                            count(total),
                            total == 0 ? 100 : 100 * processed / total,
                            count(rejected),
                            count(Math.round(rate)),
                            rate > 0 ? ", " + duration((total - processed) / rate) + " left" : ""));
            return new Begun(begun.at(), begun.processed(), now);
        });
    }

    @Override
    public void completed(TableResult result) {
        console.say("%s: complete, %s of %s rows: %s migrated, %s unchanged, %s changed, %s rejected, %s"
                .formatted(
                        result.table(),
                        count(result.migrated() + result.unchanged() + result.changed()),
                        count(result.source()),
                        count(result.migrated()),
                        count(result.unchanged()),
                        count(result.changed()),
                        count(result.rejected()),
                        duration(result.seconds())));
    }

    @Override
    public void noticed(String message) {
        console.say(message);
    }

    @Override
    public void close() {}

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
