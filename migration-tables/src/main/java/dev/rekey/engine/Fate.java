package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to become of a legacy row, before anything is written. */
sealed interface Fate {

    /** The row with what decides on it. */
    record Judged<L extends LegacyRow>(L legacy, String hash, Known known, Fate fate) {

        long legacyId() {
            return legacy.legacyId();
        }
    }

    /** What will have become of the row if the target refuses nothing. */
    default Counts foreseen() {
        if (this instanceof Insert) {
            return Counts.MIGRATED;
        }
        if (this instanceof Reject || this instanceof StillRejected) {
            return Counts.REJECTED;
        }
        return this instanceof Update || this instanceof Changed ? Counts.CHANGED : Counts.UNCHANGED;
    }

    /** It goes into the target. */
    record Insert(Map<String, @Nullable Object> columns, List<Issue> warnings) implements Fate {}

    /** The row that stands for it is rewritten. */
    record Update(Map<String, @Nullable Object> columns, List<Issue> warnings) implements Fate {}

    /** It stands as it should; what the ledger says of it is recorded anew. */
    record Remap(UUID id, List<Issue> warnings) implements Fate {}

    /** It is set aside. */
    record Reject(List<Issue> faults) implements Fate {}

    /** It was set aside before, and its source is still the same. */
    record StillRejected() implements Fate {}

    /** It stands as it was migrated. */
    record Unchanged() implements Fate {}

    /** It stands, but its source has changed since; left as it is. */
    record Changed() implements Fate {}

    /** The target has it from elsewhere. */
    record Adopt(UUID id) implements Fate {}
}
