package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger is to say from now on of a row that stands.
 *
 * @param issues all of it; null for nothing
 */
record Remarks(long legacyId, @Nullable List<Issue> issues) {

    /** The remarks, if they differ from those the ledger has: whether its source has changed since. */
    static Optional<Remarks> of(Fate.Judged<?> row, String table) {
        List<Issue> known = row.known().issues();
        boolean said = known.stream().anyMatch(issue -> issue.code() == ReasonCode.SOURCE_CHANGED);
        boolean changed = row.fate() instanceof Fate.Changed;
        if (said == changed) {
            return Optional.empty();
        }
        List<Issue> issues = new ArrayList<>(known);
        issues.removeIf(issue -> issue.code() == ReasonCode.SOURCE_CHANGED);
        if (changed) {
            String message = "the source row has changed since it was migrated";
            issues.add(Issue.of(ReasonCode.SOURCE_CHANGED, table, row.legacyId(), null, message));
        }
        return Optional.of(new Remarks(row.legacyId(), issues.isEmpty() ? null : issues));
    }
}
