package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One page's writes in the target: rows, lineage, rejections, checkpoint. Used once. */
interface PageWrite<L extends LegacyRow> {

    /**
     * Writes the page and counts what became of its rows.
     *
     * @param advance how the partition moves on with what these counts say
     * @throws LostPartition if it cannot be moved on
     */
    Counts write(Page<L> page, List<Fate.Judged<L>> judged, Function<Counts, Advance> advance) throws SQLException;

    /** Somebody else has the partition now, or is further than we thought: what we were about to write must not stand. */
    final class LostPartition extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Moves the partition on. */
    static void moveOn(Ledger ledger, Advance advance) {
        if (ledger.checkpoints().advance(advance) == 0) {
            throw new LostPartition();
        }
    }

    /** Why rows were set aside, e.g. {@code ENUM_UNKNOWN 3, VALUE_TOO_LONG 1}. */
    String reasons();

    /** A way in which a table's pages are written. */
    @FunctionalInterface
    interface Way<L extends LegacyRow> {

        /**
         * Begins a page's writes.
         *
         * @param careful whether a row was refused, and is to be looked for
         * @param reread reads rows of other pages again
         */
        PageWrite<L> begin(Connection connection, boolean careful, Function<Set<Long>, List<Fate.Judged<L>>> reread);
    }
}
