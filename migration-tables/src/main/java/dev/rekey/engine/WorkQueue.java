package dev.rekey.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Work in the order of the plan: a free worker takes the earliest table's next piece, so that a table once begun is
 * finished before later ones claim its workers, and its time says how long it took.
 */
final class WorkQueue {

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private WorkQueue() {}

    /** Threads that take ranked work. */
    static ExecutorService create(int threads, ThreadFactory factory) {
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), factory);
    }

    /** Hands work of one rank to these threads; of two pieces of the same rank the one that came first is done first. */
    static Executor ranked(ExecutorService threads, int rank) {
        return work -> threads.execute(new Ranked(rank, SEQUENCE.incrementAndGet(), work));
    }

    private record Ranked(int rank, long sequence, Runnable work) implements Runnable, Comparable<Ranked> {

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Ranked other) {
            return rank != other.rank ? Integer.compare(rank, other.rank) : Long.compare(sequence, other.sequence);
        }
    }
}
