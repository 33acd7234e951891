package dev.rekey.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What one aggregate over a source query tells before anything is read.
 *
 * @param rows in the query's scope
 * @param nullIds rows without a legacy id
 * @param duplicates rows whose legacy id another row has too
 * @param filtered rows outside the query's scope
 * @param quantiles legacy ids that cut the rows into {@link #PARTS} equal parts, ascending; empty without rows
 */
public record SourceFacts(long rows, long nullIds, long duplicates, long filtered, List<Long> quantiles) {

    /** So many partitions a table has at the most. */
    static final int PARTS = 64;

    /** Fewer rows are not worth a partition of their own. */
    private static final int ROWS_A_PARTITION = 5_000;

    /** The ends of the table's partitions, each inclusive, but for the last, which is open. */
    public List<Long> partitionEnds() {
        long wanted = Math.min(PARTS, (rows + ROWS_A_PARTITION - 1) / ROWS_A_PARTITION);
        List<Long> ends = new ArrayList<>();
        for (int part = 1; part < wanted; part++) {
            ends.add(quantiles.get((int) ((long) part * PARTS / wanted) - 1));
        }
        return ends.stream().distinct().toList();
    }
}
