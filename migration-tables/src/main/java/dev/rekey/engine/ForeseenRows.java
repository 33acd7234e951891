package dev.rekey.engine;

import dev.rekey.api.ReasonCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows of a table a forecast expects to stand, and which to be rejected; kept only where children will ask. */
final class ForeseenRows {

    private final boolean kept;
    private final Set<Long> standing = new HashSet<>();
    private final Map<Long, ReasonCode> rejected = new HashMap<>();

    ForeseenRows(boolean kept) {
        this.kept = kept;
    }

    /**
     * A row was forecast.
     *
     * @param reason why it is rejected, or null if it stands
     */
    void add(long legacyId, @Nullable ReasonCode reason) {
        if (!kept) {
            return;
        }
        if (reason == null) {
            standing.add(legacyId);
        } else {
            rejected.put(legacyId, reason);
        }
    }

    boolean stands(long legacyId) {
        return standing.contains(legacyId);
    }

    @Nullable ReasonCode rejection(long legacyId) {
        return rejected.get(legacyId);
    }
}
