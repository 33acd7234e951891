package dev.rekey.engine;

import dev.rekey.api.ProgressListener;
import java.util.concurrent.atomic.AtomicLong;

/** How far a table is, over all its partitions. */
final class Progress {

    private final String table;
    private final long total;
    private final ProgressListener listener;
    private final AtomicLong processed;
    private final AtomicLong rejected;

    Progress(String table, long total, long processed, long rejected, ProgressListener listener) {
        this.table = table;
        this.total = total;
        this.listener = listener;
        this.processed = new AtomicLong(processed);
        this.rejected = new AtomicLong(rejected);
    }

    /** Whether any row was rejected, as far as we know. */
    boolean anyRejected() {
        return rejected.get() > 0;
    }

    void add(Counts counts) {
        long now = processed.addAndGet(counts.all());
        listener.progressed(table, now, rejected.addAndGet(counts.rejected()), total);
    }
}
