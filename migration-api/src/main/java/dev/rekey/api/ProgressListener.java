package dev.rekey.api;

import java.util.Map;

/**
 * Told how a run goes on. Calls come from the threads that do the work, several at once; a listener must be quick and
 * thread-safe.
 */
public interface ProgressListener {

    /** Shows nothing. */
    ProgressListener NONE = new ProgressListener() {};

    /**
     * The run begins or goes on.
     *
     * @param runId the run's name in the ledger
     * @param resumed whether an interrupted run goes on
     * @param rows source rows by table, in the order of migration
     */
    default void planned(String runId, boolean resumed, Map<String, Long> rows) {}

    /**
     * A page was committed.
     *
     * @param processed rows of the table dealt with so far, in all partitions
     * @param rejected of these, rows rejected
     * @param total rows in scope
     */
    default void progressed(String table, long processed, long rejected, long total) {}

    /** A table is complete and validated. */
    default void completed(TableResult result) {}

    /** Something happened that a person watching should know, such as a pause before trying again. */
    default void noticed(String message) {}
}
