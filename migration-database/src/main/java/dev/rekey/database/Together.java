package dev.rekey.database;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Questions to databases that are asked at once: far away, they take as long as the longest of them, and not as all of
 * them one after the other. Whoever asks must not hold a connection meanwhile that an answer may have to wait for.
 */
public final class Together implements AutoCloseable {

    private static final int SECONDS_TO_WAIT = 5;
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    /** Questions of which so many are asked at once; the others wait for their turn. */
    public Together(int most) {
        threads = new ThreadPoolExecutor(most, most, 0, TimeUnit.SECONDS, waiting, work -> {
            Thread thread = new Thread(work, "rekey-asks-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks; what is given waits for the answer, and throws what asking threw. */
    public <R> Supplier<R> ask(Supplier<R> question) {
        CompletableFuture<R> answer = CompletableFuture.supplyAsync(question, threads);
        return () -> {
            try {
                return answer.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        };
    }

    /** What nobody has begun to ask is not asked any more; what is being asked is waited for, though not for ever. */
    @Override
    public void close() {
        waiting.clear();
        threads.shutdown();
        try {
            threads.awaitTermination(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
