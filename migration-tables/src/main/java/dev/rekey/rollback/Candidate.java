package dev.rekey.rollback;

import dev.rekey.api.RollbackPlan.Reason;
import dev.rekey.catalog.Referrer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that the ledger says a run inserted, or found.
 *
 * @param inserted whether the run inserted it
 * @param stands whether it is there
 * @param rewrittenBy the run that rewrote it since, or null
 * @param same whether it says what we wrote; null where the ledger does not know what that was
 * @param hanging how many rows hang on it that do not go themselves, by each of the table's referrers
 */
public record Candidate(
        long legacyId,
        UUID newId,
        boolean inserted,
        boolean stands,
        @Nullable String rewrittenBy,
        @Nullable Boolean same,
        List<Long> hanging) {

    /** What becomes of a row. */
    enum Fate {
        GOES,
        GONE,
        ADOPTED,
        KEPT
    }

    /** Why the row is kept; null if it is not. */
    @Nullable Reason reason(RolledTable table, boolean force) {
        if (!inserted || !stands) {
            return null;
        }
        if (!force) {
            if (rewrittenBy != null) {
                return Reason.REWRITTEN;
            }
            if (same == null) {
                return Reason.UNKNOWN;
            }
            if (!same) {
                return Reason.CHANGED;
            }
        }
        return hinders(table, force) < 0 ? null : Reason.REFERENCED;
    }

    Fate fate(RolledTable table, boolean force) {
        if (!inserted) {
            return Fate.ADOPTED;
        }
        if (!stands) {
            return Fate.GONE;
        }
        return reason(table, force) == null ? Fate.GOES : Fate.KEPT;
    }

    /** Why the row is kept, in words. */
    String message(RolledTable table, boolean force, Reason reason) {
        return switch (reason) {
            case CHANGED -> "it was changed since it was migrated";
            case REWRITTEN -> "run " + rewrittenBy + " has rewritten it";
            case UNKNOWN ->
                "it was migrated by a Rekey that did not keep what it wrote, so nobody can say whether it was changed";
            case REFERENCED -> {
                int which = hinders(table, force);
                Referrer referrer = table.referrers().get(which);
                boolean one = hanging.get(which) == 1;
                yield hanging.get(which) + (one ? " row of " : " rows of ") + referrer.described()
                        + (one ? " hangs" : " hang") + " on it (" + referrer.onDelete() + ")";
            }
            case REFUSED -> "the target does not let it go";
        };
    }

    /** The first referrer whose rows forbid that the row goes; negative if none does. */
    private int hinders(RolledTable table, boolean force) {
        for (int i = 0; i < hanging.size(); i++) {
            if (hanging.get(i) > 0 && (!force || table.referrers().get(i).refuses())) {
                return i;
            }
        }
        return -1;
    }
}
