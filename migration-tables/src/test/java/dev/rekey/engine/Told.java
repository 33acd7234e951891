package dev.rekey.engine;

import dev.rekey.api.ProgressListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A listener that keeps what a person would read, and lets a test do something at a moment of the run. */
final class Told implements ProgressListener {

    final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger pages = new AtomicInteger();
    private Runnable planned = () -> {};
    private IntConsumer page = number -> {};
    private Consumer<String> notice = text -> {};

    /** Once the run has begun, its tables and its ledger stand, and nothing is moved yet. */
    Told whenPlanned(Runnable action) {
        planned = action;
        return this;
    }

    /** After every page, with its number; the first is 1. */
    Told afterPage(IntConsumer action) {
        page = action;
        return this;
    }

    Told whenNoticed(Consumer<String> action) {
        notice = action;
        return this;
    }

    @Override
    public void planned(String runId, boolean resumed, Map<String, Long> rows) {
        planned.run();
    }

    @Override
    public void progressed(String table, long processed, long rejected, long total) {
        page.accept(pages.incrementAndGet());
    }

    @Override
    public void noticed(String message) {
        notices.add(message);
        notice.accept(message);
    }
}
