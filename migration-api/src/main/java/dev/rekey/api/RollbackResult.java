package dev.rekey.api;

import java.util.List;

/**
 * What a rollback has done, as the ledger tells it; of one that was interrupted and went on, all of it.
 *
 * @param exitCode COMPLETE if everything that the runs inserted is gone, DATA if rows were kept, INTERRUPTED if it was
 *     paused; the same call then goes on
 * @param plan what is left: rows that were kept, and what stays anyway
 * @param tables what went, in the order of removal; those that were kept among them
 */
public record RollbackResult(ExitCode exitCode, RollbackPlan plan, List<RollbackPlan.Table> tables) {

    /** Rows of all tables that went. */
    public long removed() {
        return tables.stream().mapToLong(RollbackPlan.Table::removed).sum();
    }

    /** Rows of all tables that were kept. */
    public long kept() {
        return tables.stream().mapToLong(RollbackPlan.Table::kept).sum();
    }
}
