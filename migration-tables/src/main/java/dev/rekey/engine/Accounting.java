package dev.rekey.engine;

import java.util.List;

/**
 * Where the source's rows are now, row by row.
 *
 * @param mapped rows that the ledger says stand in the target
 * @param quarantined rows that are set aside and do not stand
 * @param unaccounted legacy ids of which the ledger knows nothing
 */
record Accounting(long mapped, long quarantined, List<Long> unaccounted) {

    long rows() {
        return mapped + quarantined + unaccounted.size();
    }
}
