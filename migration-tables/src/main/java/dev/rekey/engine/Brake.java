package dev.rekey.engine;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Keeps a slow target from being overrun. Pages are of as many rows as it writes in half of the latency that it is
 * allowed, within bounds. Where pages take longer than allowed, half as many are under way at once, down to one; where
 * they take less than half of it, one more at a time, until there are as many again as the distance asks for. Not
 * thread-safe.
 */
final class Brake {

    private static final int SMALLEST_PAGE = 500;

    private final double allowed;
    private final int largestPage;
    private final Consumer<String> told;
    private final Average perRow = new Average();

    private int most = Integer.MAX_VALUE;

    /** Since that was changed, but for pages that were under way then: those say nothing of it. */
    private Average latency = new Average();

    private int measured;
    private int old;
    private int times;
    private boolean braking;

    /**
     * A brake.
     *
     * @param maxLatency zero for none
     * @param batchSize rows a page, at most
     * @param told is told when it brakes and when it lets go
     */
    Brake(Duration maxLatency, int batchSize, Consumer<String> told) {
        this.allowed = (double) maxLatency.toNanos();
        this.largestPage = batchSize;
        this.told = told;
    }

    /** How many rows a page should have. */
    int rows() {
        return allowed == 0 || !perRow.known()
                ? largestPage
                : (int) Math.min(largestPage, Math.max(SMALLEST_PAGE, allowed / 2 / perRow.value()));
    }

    /** How many pages may be under way at once. */
    int most() {
        return most;
    }

    /**
     * A page was written.
     *
     * @param time that the target took
     * @param underWay pages at once
     * @param wanted pages at once if there were no brake
     */
    void written(int rows, Duration time, int underWay, int wanted) {
        if (allowed == 0) {
            return;
        }
        // However long it took, it is no more than one page.
        double nanos = Math.min((double) time.toNanos(), 2 * allowed);
        perRow.add(nanos / rows);
        if (old > 0) {
            old--;
            return;
        }
        latency.add(nanos);
        measured++;
        if (measured >= underWay && latency.value() > allowed) {
            brake();
            change(Math.max(1, Math.min(most, underWay) / 2), underWay);
        } else if (measured >= underWay && braking && latency.value() < allowed / 2) {
            change(most + 1, underWay);
            letGo(wanted);
        }
    }

    private void change(int pages, int underWay) {
        most = pages;
        latency = new Average();
        measured = 0;
        old = underWay - 1;
    }

    private void brake() {
        if (!braking) {
            braking = true;
            times++;
            tell("the target database takes " + millis(latency.value()) + " ms to write a page, and MAX_LATENCY is "
                    + millis(allowed) + " ms: fewer and smaller pages at once until it is faster");
        }
    }

    private void letGo(int wanted) {
        if (most >= wanted) {
            braking = false;
            most = Integer.MAX_VALUE;
            tell("the target database writes a page within MAX_LATENCY again: as many pages at once as before");
        }
    }

    /** The first time, the second, the fourth, the eighth: that a server is slow now and then is soon no news. */
    private void tell(String what) {
        if (Integer.bitCount(times) == 1) {
            told.accept(what);
        }
    }

    private static long millis(double nanos) {
        return Math.round(nanos / 1e6);
    }
}
