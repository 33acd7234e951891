package dev.rekey.engine;

import java.util.concurrent.Semaphore;

/**
 * Shares the heap among the pages under way, whoever reads them: a page takes its share before its rows are read, and
 * waits while others have too much. A page that wants more than there is takes all of it, and is alone.
 */
final class PageMemory {

    /**
     * So many times its size a page takes at its peak: the driver's bytes, the row's strings (two bytes a character where
     * one of them is beyond Latin), the JSON that is written, twice while it grows, and its bytes on the wire.
     */
    private static final int COPIES = 8;

    /** A page may have this part of the heap: four of them, copied, leave half of it. */
    private static final int PAGES = 64;

    private static final long MOST_A_PAGE = 32L << 20;
    private static final int UNIT = 1024;

    /** The process's: it has one heap, however many migrations run in it. */
    static final PageMemory SHARED = new PageMemory(Runtime.getRuntime().maxMemory());

    private final long pageBytes;
    private final int units;
    private final Semaphore free;

    /** Memory of a heap of so many bytes. */
    PageMemory(long heap) {
        this.pageBytes = Math.min(heap / PAGES, MOST_A_PAGE);
        this.units = (int) Math.min(Integer.MAX_VALUE, heap / 2 / UNIT);
        this.free = new Semaphore(units, true);
    }

    /** What a page has, until it is closed. */
    @FunctionalInterface
    interface Share extends AutoCloseable {
        @Override
        void close();
    }

    /** How many bytes of the source a page should not exceed, unless its first row does alone. */
    long pageBytes() {
        return pageBytes;
    }

    /** Waits until there is room for a page of so many bytes, and takes it. */
    Share take(long bytes) {
        int share = (int) Math.min(units, bytes * COPIES / UNIT + 1);
        free.acquireUninterruptibly(share);
        return () -> free.release(share);
    }
}
