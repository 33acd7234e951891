package dev.rekey.assess.site;

import dev.rekey.database.Together;
import dev.rekey.database.Transactions;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks both databases at once, and each on as many connections as a run has workers: none of them waits for another. */
public final class Inquiry implements AutoCloseable {

    private final Transactions source;
    private final Transactions target;
    private final Together atSource;
    private final Together atTarget;

    public Inquiry(Transactions source, Transactions target, int workers) {
        this.source = source;
        this.target = target;
        this.atSource = new Together(workers);
        this.atTarget = new Together(workers);
    }

    /** What the source answers, to be waited for. */
    public <R> Supplier<R> source(Function<Transactions, R> question) {
        return atSource.ask(() -> question.apply(source));
    }

    /** What the target answers, to be waited for. */
    public <R> Supplier<R> target(Function<Transactions, R> question) {
        return atTarget.ask(() -> question.apply(target));
    }

    @Override
    public void close() {
        atSource.close();
        atTarget.close();
    }
}
