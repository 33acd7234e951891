package dev.rekey.engine;

import dev.rekey.assess.site.Side;
import dev.rekey.assess.site.Site;
import dev.rekey.assess.site.Which;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How far away the databases are, and how many pages must be under way at once so that nobody waits for the way alone.
 *
 * @param source a round trip to the source
 * @param target a round trip to the target
 */
record Distance(Duration source, Duration target) {

    /** For a page: its rows are read. */
    private static final int SOURCE_TRIPS = 1;

    /** One after the other, for a page: what is known of its rows is read, the page is written, the transaction ends. */
    private static final int TARGET_TRIPS = 3;

    /** Of these, those that write. */
    private static final int WRITING_TRIPS = 2;

    private static final int WANTED_FOR_WAITING = 2;

    /** As the site has it: of several questions, the shortest time. */
    static Distance of(Site site) {
        return new Distance(roundTrip(site.side(Which.SOURCE)), roundTrip(site.side(Which.TARGET)));
    }

    private static Duration roundTrip(Side side) {
        return Duration.of(side.probe().roundTripMicros(), ChronoUnit.MICROS);
    }

    /** How long a page is on its way in all. */
    private Duration onTheWay() {
        return source.multipliedBy(SOURCE_TRIPS).plus(target.multipliedBy(TARGET_TRIPS));
    }

    /**
     * So many pages keep so many processors busy: while one of them waits, for the way or for the disk behind a COMMIT,
     * others work. They do not take turns as in a dance, and what a page has worked contains its waiting for a processor: so
     * for what it waits, twice as many are wanted as would do if they did. If a page waits for three quarters of its time,
     * that is seven times as many pages as processors.
     *
     * @param page from its first question to the answer to its COMMIT
     * @param commit its COMMIT
     */
    int pages(int processors, Duration page, Duration commit) {
        Duration flushed = atLeastZero(commit.minus(target));
        Duration worked = page.minus(onTheWay()).minus(flushed);
        if (worked.compareTo(Duration.ZERO) <= 0) {
            return Integer.MAX_VALUE;
        }
        double waited = (double) page.minus(worked).toNanos() / worked.toNanos();
        return (int) Math.round(processors * (1 + WANTED_FOR_WAITING * waited));
    }

    /** What the target itself took to write a page that was written within this time. */
    Duration atTheTarget(Duration written) {
        return atLeastZero(written.minus(target.multipliedBy(WRITING_TRIPS)));
    }

    private static Duration atLeastZero(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
