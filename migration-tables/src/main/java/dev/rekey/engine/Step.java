package dev.rekey.engine;

/**
 * The steps of a run, in the order in which it takes them. A run may be killed after any of them; those marked as such
 * lie inside a transaction that is then undone.
 */
enum Step {
    /** Both databases have been looked at. */
    SURVEYED,
    /** What a bulk load does without is recorded and dropped; not committed. */
    BULK_TAKEN,
    /** Ledger, missing tables and the run's control rows are written; not committed. */
    OPENING,
    OPENED,
    /** A table's partitions are written; not committed. */
    BEGINNING,
    BEGUN,
    /** A partition is this runner's. */
    CLAIMED,
    PAGE_READ,
    /** Parents and what is known of a page's rows are read. */
    AROUND_READ,
    JUDGED,
    /** The target refused a page, which is now written with a savepoint a statement. */
    REFUSED,
    /** Rows of other pages gave their keys up; not committed. */
    PUT_OUT,
    /** A page's rows are written; not committed. */
    ROWS_WRITTEN,
    /** A page's lineage and rejections are written; not committed. */
    LINEAGE_WRITTEN,
    /** A page's checkpoint is moved; not committed. */
    CHECKPOINT_MOVED,
    COMMITTED,
    /** A heartbeat is written; not committed. */
    BEATING,
    /** Rows that would break what a bulk load brings back are set aside; not committed. */
    BULK_SORTED_OUT,
    /** A step towards bringing something back is done and marked; not committed. */
    BULK_RESTORING,
    /** Such a step is committed, and others are left. */
    BULK_BETWEEN,
    /** All that was taken from a table is back. */
    BULK_RESTORED,
    /** Every source row of a table has been looked for in the ledger. */
    ACCOUNTED,
    /** Winners of duplicates are final. */
    SETTLED,
    VALIDATED,
    /** A table is closed; not committed. */
    CLOSING,
    CLOSED,
    /** Partitions are given back and, in a pause, its status is written; not committed. */
    ENDING,
    ENDED;

    /** Is told of each step before the next one is taken. */
    @FunctionalInterface
    interface Watch {

        Watch NONE = (step, table) -> {};

        /**
         * A step was taken.
         *
         * @param table whose step it is; empty where it is the whole run's
         */
        void taken(Step step, String table);
    }
}
