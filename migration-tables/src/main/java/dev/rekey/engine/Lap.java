package dev.rekey.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Takes the times of one page as it takes its steps. */
final class Lap {

    private final LongSupplier nanoTime;
    private final long begun;
    private long judged;
    private long moved;
    private long committed;
    private int commits;
    private boolean refused;

    Lap(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    void taken(Step step) {
        switch (step) {
            case JUDGED -> judged = nanoTime.getAsLong();
            case REFUSED -> refused = true;
            case CHECKPOINT_MOVED -> {
                moved = nanoTime.getAsLong();
                commits++;
            }
            case COMMITTED -> committed = nanoTime.getAsLong();
            default -> {
                // Not a time that anybody asks for.
            }
        }
    }

    /** The times, unless the page was written more than once: pauses between attempts say nothing of the server. */
    Optional<PageTimes> times(int rows) {
        return commits != 1 || refused
                ? Optional.empty()
                : Optional.of(new PageTimes(
                        rows, between(begun, committed), between(judged, committed), between(moved, committed)));
    }

    private static Duration between(long from, long to) {
        return Duration.ofNanos(to - from);
    }
}
