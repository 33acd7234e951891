package dev.rekey.engine;

import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import java.util.Map;

/**
 * Parents as they will be once the tables forecast so far are migrated.
 *
 * @param now as they are
 * @param foreseen the forecast tables' rows, by table
 */
record ForeseenParents(Parents now, Map<String, ForeseenRows> foreseen) implements Parents {

    @Override
    public Resolution find(Parent parent, long legacyId) {
        Resolution found = now.find(parent, legacyId);
        ForeseenRows rows = foreseen.get(parent.table());
        boolean undecided = found instanceof Resolution.Missing || found instanceof Resolution.Rejected;
        if (rows == null || parent.link() != null || !undecided) {
            return found;
        }
        ReasonCode rejection = rows.rejection(legacyId);
        if (rejection != null) {
            return new Resolution.Rejected(rejection);
        }
        return rows.stands(legacyId) ? new Resolution.Found(TargetIds.of(parent.table(), legacyId)) : found;
    }
}
