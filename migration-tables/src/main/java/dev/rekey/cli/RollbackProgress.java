package dev.rekey.cli;

import static dev.rekey.report.Figures.count;

import dev.rekey.api.ProgressListener;
import dev.rekey.report.Figures;
import java.util.function.LongSupplier;

/** Says every few seconds how far a rollback is. */
final class RollbackProgress implements ProgressListener {
    private static final double SECONDS_BETWEEN = 5;

    private final Console console;
    private final LongSupplier nanoTime;
    private long said;

    RollbackProgress(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.said = nanoTime.getAsLong();
    }

    @Override
    public synchronized void progressed(String table, long processed, long kept, long total) {
        if ((nanoTime.getAsLong() - said) / 1e9 >= SECONDS_BETWEEN) {
            said = nanoTime.getAsLong();
            console.say("%s: %s of %s looked at%s"
                    .formatted(
                            table,
                            count(processed),
                            Figures.rows(total),
                            kept > 0 ? ", " + count(kept) + " kept" : ""));
        }
    }

    @Override
    public void noticed(String message) {
        console.say(message);
    }
}
