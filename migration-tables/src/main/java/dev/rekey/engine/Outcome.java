package dev.rekey.engine;

import dev.rekey.api.Issue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a row when its page was written. */
sealed interface Outcome {

    /** It stands under this id, made of this source by this run: inserted, or rewritten. */
    record Written(UUID id, List<Issue> warnings, boolean inserted) implements Outcome {}

    /** It stood already, from elsewhere, under this id. */
    record Adopted(UUID id) implements Outcome {}

    /**
     * It is set aside.
     *
     * @param winner for a duplicate, the legacy id of the row that has the key, if it has one
     */
    record Refused(List<Issue> faults, @Nullable Long winner) implements Outcome {}

    /** Nothing was written: it stands, or is quarantined, as before. */
    record Untouched() implements Outcome {}
}
