package dev.rekey.engine;

import dev.rekey.database.SqlFaults;
import dev.rekey.rollback.Halt;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets every partition end at its next page: because somebody asked for a pause, or because something failed; or those
 * of one table alone, because it passed its limit.
 */
final class StopSignal implements Halt {

    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Runnable> waking = new CopyOnWriteArrayList<>();
    private final Set<String> halted = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    void pause() {
        stop.countDown();
        waking.forEach(Runnable::run);
    }

    /** Does this when a stop is asked for: wakes those who wait for something else. */
    void whenRequested(Runnable wake) {
        waking.add(wake);
    }

    /**
     * The first failure is the one that is told; what follows from it is added to it. A fault that would have been waited
     * for is none where a pause was asked for meanwhile.
     */
    void fail(Throwable fault) {
        if (requested() && failure.get() == null && SqlFaults.passes(fault)) {
            return;
        }
        if (!failure.compareAndSet(null, fault)) {
            Throwable first = failure.get();
            if (first != null && first != fault) {
                first.addSuppressed(fault);
            }
        }
        pause();
    }

    /** One table ends at its next page; returns whether it was not told so before. */
    boolean halt(String table) {
        return halted.add(table);
    }

    boolean halted(String table) {
        return halted.contains(table);
    }

    @Override
    public boolean requested() {
        return stop.getCount() == 0;
    }

    @Nullable Throwable failure() {
        return failure.get();
    }

    /** Waits, but no longer than until a stop is asked for; says whether none was. */
    boolean await(Duration time) {
        try {
            return !stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pause();
            return false;
        }
    }
}
