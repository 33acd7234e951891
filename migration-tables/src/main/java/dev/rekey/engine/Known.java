package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.ReasonCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What target and ledger know already of a legacy row.
 *
 * @param mappedId the id of the row that stands in the target for it, by the ledger; null if there is none
 * @param mappedHash the source that row was made of; null if there is none
 * @param issues what the ledger says of the row that stands
 * @param lostId the id that the ledger says the row had, if no row stands under it any more
 * @param foundId the id of a row that the target has under the legacy id, or null
 * @param quarantinedHash the source that was set aside, or null if none is
 * @param quarantinedCode why it was set aside, or null
 */
record Known(
        @Nullable UUID mappedId,
        @Nullable String mappedHash,
        List<Issue> issues,
        @Nullable UUID lostId,
        @Nullable UUID foundId,
        @Nullable String quarantinedHash,
        @Nullable ReasonCode quarantinedCode) {

    static final Known NOTHING = new Known(null, null, List.of(), null, null, null, null);

    Known mapped(UUID id, String hash, List<Issue> said) {
        return new Known(id, hash, said, lostId, foundId, quarantinedHash, quarantinedCode);
    }

    Known lost(UUID id) {
        return new Known(mappedId, mappedHash, issues, id, foundId, quarantinedHash, quarantinedCode);
    }

    Known found(UUID id) {
        return new Known(mappedId, mappedHash, issues, lostId, id, quarantinedHash, quarantinedCode);
    }

    Known quarantined(String hash, ReasonCode code) {
        return new Known(mappedId, mappedHash, issues, lostId, foundId, hash, code);
    }
}
