package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Pause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many pages are under way at once, and of how many rows they are: two at first, then one more a page until there
 * are as many as the distance asks for ({@link Distance}), within WORKERS and what the target bears ({@link Brake}); none
 * while the run is paused.
 */
final class Pace {

    private static final int AT_FIRST = 2;

    /** So many pages near the databases, where nobody waits: one a processor, but a server has several whatever we have. */
    private static final int MOST_NEAR = 4;

    private final int workers;
    private final int processors;
    private final Distance distance;
    private final Brake brake;
    private final StopSignal stop;
    private final Consumer<String> told;
    private final LongSupplier nanoTime;
    private final Average page = new Average();
    private final Average commit = new Average();
    private final Deque<Place> waiting = new ArrayDeque<>();

    private int wanted;
    private int underWay;
    private @Nullable Pause pause;

    /** The pace of a run on this machine. */
    static Pace of(MigrationOptions options, Distance distance, StopSignal stop, Consumer<String> told) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Pace(options, processors, distance, stop, told, System::nanoTime);
    }

    Pace(
            MigrationOptions options,
            int processors,
            Distance distance,
            StopSignal stop,
            Consumer<String> told,
            LongSupplier nanoTime) {
        this.workers = options.workers();
        this.processors = Math.max(AT_FIRST, Math.min(MOST_NEAR, processors));
        this.distance = distance;
        this.brake = new Brake(options.maxLatency(), options.batchSize(), told);
        this.stop = stop;
        this.told = told;
        this.nanoTime = nanoTime;
        this.wanted = Math.min(AT_FIRST, workers);
        stop.whenRequested(this::stir);
    }

    /**
     * A place for a worker, not yet taken.
     *
     * @param stopped whether it need not wait any more
     */
    Place place(BooleanSupplier stopped) {
        return new Place(stopped);
    }

    /** How many pages may be under way at once now. */
    synchronized int limit() {
        return Math.min(wanted, brake.most());
    }

    private synchronized void stir() {
        notifyAll();
    }

    /** What holds the run back now, as the ledger says; null if nothing does. */
    synchronized void pausedBy(@Nullable Pause now) {
        boolean paused = pause != null;
        pause = now;
        if (now != null && !paused) {
            told.accept(now.text() + ". Nothing is written until this is taken back: rekey resume");
        } else if (now == null && paused) {
            told.accept("resumed");
            notifyAll();
        }
    }

    /** Waits while the run is paused; says whether it goes on then, and is not to stop. */
    synchronized boolean goesOn() {
        await(() -> pause == null || stop.requested());
        return !stop.requested();
    }

    private synchronized void measured(PageTimes times) {
        page.add((double) times.page().toNanos());
        commit.add((double) times.commit().toNanos());
        int asked = Math.min(workers, distance.pages(processors, duration(page), duration(commit)));
        wanted += Integer.compare(Math.max(1, asked), wanted);
        brake.written(times.rows(), distance.atTheTarget(times.write()), underWay, wanted);
        notifyAll();
    }

    private static Duration duration(Average nanos) {
        return Duration.ofNanos(Math.round(nanos.value()));
    }

    private synchronized void await(BooleanSupplier met) {
        try {
            while (!met.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.pause();
        }
    }

    /** A worker's place among those that have a page under way; for its thread alone. */
    final class Place implements AutoCloseable {
        private final BooleanSupplier stopped;
        private boolean held;
        private Lap lap = new Lap(() -> 0);

        private Place(BooleanSupplier stopped) {
            this.stopped = stopped;
        }

        /** Waits for a page's turn; false if there will be none because the worker is to stop. */
        boolean ready() {
            synchronized (Pace.this) {
                if (!held || pause != null || underWay > limit() || stopped.getAsBoolean()) {
                    leave();
                    held = isTaken();
                }
            }
            lap = new Lap(nanoTime);
            return held;
        }

        /** In the order in which workers came. */
        private boolean isTaken() {
            waiting.add(this);
            await(() -> stopped.getAsBoolean() || (pause == null && underWay < limit() && waiting.peek() == this));
            waiting.remove(this);
            Pace.this.notifyAll();
            if (stopped.getAsBoolean() || stop.requested()) {
                return false;
            }
            underWay++;
            return true;
        }

        /** How many rows the page should have. */
        int rows() {
            synchronized (Pace.this) {
                return brake.rows();
            }
        }

        void taken(Step step) {
            lap.taken(step);
        }

        /** The page is committed; what is left over at a partition's end tells little. */
        void done(Page<?> page) {
            if (!page.last() && !page.rows().isEmpty()) {
                lap.times(page.rows().size()).ifPresent(Pace.this::measured);
            }
        }

        /** Lets others have the place. */
        void leave() {
            synchronized (Pace.this) {
                if (held) {
                    held = false;
                    underWay--;
                    Pace.this.notifyAll();
                }
            }
        }

        @Override
        public void close() {
            leave();
        }
    }
}
