package dev.rekey.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of the latest run.
 *
 * @param runId the run's name
 * @param operation {@code migrate}, {@code retry} or {@code repair}
 * @param tables in the order of migration
 * @param pause what holds it back, or null
 */
public record RunStatus(
        String runId,
        String operation,
        List<Table> tables,
        @Nullable Pause pause) {

    /**
     * A table's state.
     *
     * @param status pending, running, completed, failed or paused
     * @param processed rows dealt with
     * @param rejected of these, rows rejected
     * @param total rows in scope
     * @param partitionsDone partitions completed
     * @param error why it failed, or null
     */
    public record Table(
            String table,
            String status,
            long processed,
            long rejected,
            long total,
            int partitions,
            int partitionsDone,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            @Nullable String error) {}

    /** Whether no table is left to be migrated or validated. */
    public boolean complete() {
        return tables.stream().allMatch(table -> table.status().equals("completed"));
    }
}
