package dev.rekey.database;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries a unit of work again after a fault that passes, with pauses that double from one failure to the next. The count
 * begins anew with every unit, so a run ends only where one and the same thing fails again and again.
 */
public final class Patience {

    /** The pause after a unit's first failure. */
    public static final Duration FIRST = Duration.ofSeconds(1);

    /** For work that is not tried again. */
    public static final Patience NONE = new Patience(0, FIRST, pause -> false, notice -> {});

    private static final Duration FIRST_AFTER_A_COLLISION = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final ThreadLocal<Boolean> WITHIN = ThreadLocal.withInitial(() -> false);

    private final int attempts;
    private final Duration first;
    private final Pause pause;
    private final Consumer<String> notices;
    private volatile boolean givenUp;

    /** Waits, and says whether to go on; not where whoever waits has been told to stop meanwhile. */
    @FunctionalInterface
    public interface Pause {
        boolean await(Duration time);
    }

    /**
     * Patience.
     *
     * @param attempts how often a unit is tried again
     * @param first the pause after a unit's first failure
     * @param notices told of every pause, for a person to see
     */
    public Patience(int attempts, Duration first, Pause pause, Consumer<String> notices) {
        this.attempts = attempts;
        this.first = first;
        this.pause = pause;
        this.notices = notices;
    }

    /**
     * Does a unit of work, which must be such that it can be begun anew. Of units within units the outermost is tried
     * again, and no other: the inner one's connection would wait inside a transaction of the outer one's.
     */
    <R> R with(Supplier<R> unit) {
        if (WITHIN.get()) {
            return unit.get();
        }
        for (int failures = 1; ; failures++) {
            try {
                R result = once(unit);
                givenUp = false;
                return result;
            } catch (RuntimeException fault) {
                if (!SqlFaults.passes(fault) || givenUp(failures) || !paused(fault, failures)) {
                    throw fault;
                }
            }
        }
    }

    /** What was in vain for one unit need not be waited for by the next, until one succeeds. */
    private boolean givenUp(int failures) {
        givenUp |= failures > attempts;
        return givenUp;
    }

    private static <R> R once(Supplier<R> unit) {
        WITHIN.set(true);
        try {
            return unit.get();
        } finally {
            WITHIN.remove();
        }
    }

    private boolean paused(RuntimeException fault, int failures) {
        Duration time = length(fault, failures);
        notices.accept(DatabaseFault.where(fault) + ": " + SqlFaults.summary(fault) + "; trying again in " + text(time)
                + " (" + failures + " of " + attempts + ")");
        return pause.await(time);
    }

    private Duration length(RuntimeException fault, int failures) {
        boolean soon = SqlFaults.isCollision(fault) && FIRST_AFTER_A_COLLISION.compareTo(first) < 0;
        Duration time = soon ? FIRST_AFTER_A_COLLISION : first;
        for (int i = 1; i < failures && time.compareTo(LONGEST) < 0; i++) {
            time = time.multipliedBy(2);
        }
        return time.compareTo(LONGEST) < 0 ? time : LONGEST;
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
