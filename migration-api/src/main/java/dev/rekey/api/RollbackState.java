package dev.rekey.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the rollback of a run is, as the ledger has it.
 *
 * @param runId the run whose rows go
 * @param status running, paused, failed or completed
 * @param tables the tables that they go out of
 * @param removed rows that have gone
 * @param kept rows that were kept, in the tables that are done
 * @param completedAt when it was over, or null
 * @param error why it failed, or null
 */
public record RollbackState(
        String runId,
        String status,
        List<String> tables,
        long removed,
        long kept,
        @Nullable Instant completedAt,
        @Nullable String error) {

    /** Whether nothing is left to be done. */
    public boolean complete() {
        return status.equals("completed");
    }
}
