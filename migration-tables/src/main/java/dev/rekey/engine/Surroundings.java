package dev.rekey.engine;

import dev.rekey.api.Parent;
import dev.rekey.api.Resolution;
import java.util.HashMap;
import java.util.Map;

/** What a page's rows have around them: the parents they name, and what is known of the rows themselves. */
final class Surroundings implements Parents {

    private final Map<Parent, Map<Long, Resolution>> parents = new HashMap<>();
    private final Map<Long, Known> rows = new HashMap<>();

    Known known(long legacyId) {
        return rows.getOrDefault(legacyId, Known.NOTHING);
    }

    @Override
    public Resolution find(Parent parent, long legacyId) {
        Map<Long, Resolution> found = parents.get(parent);
        return found == null ? new Resolution.Unknown() : found.getOrDefault(legacyId, new Resolution.Missing());
    }

    /** The parent can be looked into; keys that nothing is said of are missing. */
    void canTell(Parent parent) {
        parents.putIfAbsent(parent, new HashMap<>());
    }

    /** Something was found under the key; a row outweighs a rejection, and two rows are ambiguous. */
    void add(Parent parent, long legacyId, Resolution resolution) {
        parents.computeIfAbsent(parent, any -> new HashMap<>()).merge(legacyId, resolution, Surroundings::both);
    }

    void put(long legacyId, Known known) {
        rows.put(legacyId, known);
    }

    private static Resolution both(Resolution one, Resolution other) {
        if (one instanceof Resolution.Rejected) {
            return other;
        }
        return other instanceof Resolution.Rejected ? one : new Resolution.Ambiguous();
    }
}
