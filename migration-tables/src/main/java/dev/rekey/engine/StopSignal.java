package dev.rekey.engine;

import dev.rekey.rollback.Halt;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets every partition end at its next page: because somebody asked for a pause, or because something failed. */
final class StopSignal implements Halt {

    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    void pause() {
        stop.countDown();
    }

    /** The first failure is the one that is told; what follows from it is added to it. */
    void fail(Throwable fault) {
        if (!failure.compareAndSet(null, fault)) {
            Throwable first = failure.get();
            if (first != null && first != fault) {
                first.addSuppressed(fault);
            }
        }
        stop.countDown();
    }

    @Override
    public boolean requested() {
        return stop.getCount() == 0;
    }

    @Nullable Throwable failure() {
        return failure.get();
    }

    /** Waits, but no longer than until a stop is asked for. */
    @Override
    public void await(Duration time) {
        try {
            if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pause();
        }
    }
}
