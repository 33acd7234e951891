package dev.rekey.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Questions to databases that are asked at once: far away, they take as long as the longest of them, and not as all of
 * them one after the other. Whoever asks must not hold a connection meanwhile that an answer may have to wait for.
 */
public final class Together implements AutoCloseable {

    private final ExecutorService threads;

    /** Questions of which so many are asked at once; the others wait for their turn. */
    public Together(int most) {
        threads = Executors.newFixedThreadPool(most, work -> {
            Thread thread = new Thread(work, "rekey-asks");
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

    /** Does not wait for answers that nobody wants any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
