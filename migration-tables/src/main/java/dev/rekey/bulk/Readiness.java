package dev.rekey.bulk;

import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.Ledger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a table can be loaded in bulk by a run. */
public enum Readiness {
    /** It is empty, and nobody has begun it. */
    EMPTY(null),

    /** It is being loaded in bulk. */
    AWAY(null),

    /** All its rows were read. */
    LOADED(null),

    OCCUPIED("holds rows already, and --bulk fills empty tables alone"),

    OTHERWISE("was begun without --bulk by the run that goes on, and can only go on without");

    private final @Nullable String refusal;

    Readiness(@Nullable String refusal) {
        this.refusal = refusal;
    }

    /** Why not, to follow its name; null if it can. */
    public @Nullable String refusal() {
        return refusal;
    }

    /**
     * A table's readiness.
     *
     * @param runId the run that goes on; null where none does
     * @param away what is away for now
     */
    public static Readiness of(Ledger ledger, @Nullable String runId, List<Taken> away, TargetTable target) {
        if (runId != null) {
            if (away.stream()
                    .anyMatch(taken ->
                            taken.runId().equals(runId) && taken.tableName().equals(target.name()))) {
                return AWAY;
            }
            List<Checkpoint> checkpoints = ledger.checkpoints().list(runId, target.name());
            if (!checkpoints.isEmpty()) {
                return checkpoints.stream().allMatch(Checkpoint::completed) ? LOADED : OTHERWISE;
            }
        }
        return target.exists() && holdsRows(ledger, target) ? OCCUPIED : EMPTY;
    }

    private static boolean holdsRows(Ledger ledger, TargetTable target) {
        return Daos.open(ledger.connection())
                .createQuery("SELECT EXISTS (SELECT FROM " + target.sqlName() + ")")
                .mapTo(Boolean.class)
                .one();
    }
}
