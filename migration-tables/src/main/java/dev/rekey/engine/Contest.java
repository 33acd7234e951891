package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.ReasonCode;
import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says who keeps a unique key that several rows want: whoever had it before the run; among the run's own rows the lowest
 * legacy id, in whatever order partitions come to it.
 */
final class Contest {

    private final TargetTable target;
    private final Conflicts conflicts;
    private final String runId;

    /**
     * A row that gives its key up.
     *
     * @param id its id
     * @param legacyId its legacy id
     * @param fault why it is rejected
     * @param winner the legacy id that takes the key
     */
    record PutOut(UUID id, long legacyId, Issue fault, long winner) {}

    Contest(TargetTable target, Conflicts conflicts, String runId) {
        this.target = target;
        this.conflicts = conflicts;
        this.runId = runId;
    }

    /** Who has the keys of these rows. */
    List<Conflicts.Holder> holders(Connection connection, String rows) {
        return conflicts.holders(connection, rows);
    }

    /** What becomes of a row whose keys these have; null if it may try again, once they have been put out. */
    @Nullable Outcome settle(long legacyId, List<Conflicts.Holder> holders, boolean lastRound) {
        for (Conflicts.Holder holder : holders) {
            Long other = holder.holderLegacyId();
            if (other != null && other == legacyId) {
                return new Outcome.Adopted(holder.holderId());
            }
            if (!yields(holder)) {
                return lost(holder);
            }
        }
        // Without a holder left to name, it has gone since: its page was rolled back, or it was put out.
        return holders.isEmpty() && (lastRound || !nameable())
                ? new Outcome.Refused(List.of(hidden(legacyId)), null)
                : null;
    }

    /** The row is rejected, for the holder keeps its key. */
    Outcome lost(Conflicts.Holder holder) {
        Long winner = holder.holderLegacyId();
        Issue fault = duplicate(holder.legacyId(), holder.columns(), winner, holder.holderId());
        return new Outcome.Refused(List.of(fault), winner);
    }

    /** The row gives way to the one that wants its key. */
    PutOut putOut(Conflicts.Holder holder) {
        long loser = Objects.requireNonNull(holder.holderLegacyId());
        Issue fault = duplicate(loser, holder.columns(), holder.legacyId(), holder.holderId());
        return new PutOut(holder.holderId(), loser, fault, holder.legacyId());
    }

    private boolean yields(Conflicts.Holder holder) {
        Long other = holder.holderLegacyId();
        return other != null && other > holder.legacyId() && runId.equals(holder.holderRun());
    }

    private boolean nameable() {
        return target.exclusions().isEmpty() && target.uniqueKeys().stream().allMatch(UniqueKey::plain);
    }

    private Issue duplicate(long legacyId, String columns, @Nullable Long winner, UUID holder) {
        String who = winner == null ? "a row without a legacy id, " + holder : "legacy id " + winner;
        return Issue.of(ReasonCode.DUPLICATE_KEY, target.name(), legacyId, columns, columns + " is taken by " + who);
    }

    private Issue hidden(long legacyId) {
        boolean exclusion = !target.exclusions().isEmpty();
        List<String> names = exclusion
                ? target.exclusions()
                : target.uniqueKeys().stream()
                        .filter(key -> !key.plain())
                        .map(UniqueKey::name)
                        .toList();
        return Issue.of(
                exclusion ? ReasonCode.CONSTRAINT_VIOLATED : ReasonCode.DUPLICATE_KEY,
                target.name(),
                legacyId,
                null,
                "conflicts with another row by " + String.join(" or ", names) + (exclusion ? " (SQLSTATE 23P01)" : ""));
    }
}
