package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import java.util.List;

/**
 * A page of a partition.
 *
 * @param from where it begins, exclusive
 * @param to where it ends, inclusive
 * @param last whether the partition ends with it
 * @param gone quarantined rows that the source does not have any more
 * @param memory what it has of the heap until it is closed
 */
record Page<L extends LegacyRow>(
        long from, long to, boolean last, List<L> rows, List<Long> gone, PageMemory.Share memory)
        implements AutoCloseable {

    @Override
    public void close() {
        memory.close();
    }
}
