package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One page's writes in the target: rows, lineage, rejections. The checkpoint, which comes last, is its caller's. */
interface PageWrite<L extends LegacyRow> {

    /** Writes the page and counts what became of its rows. */
    Counts write(Page<L> page, List<Fate.Judged<L>> judged) throws SQLException;

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
