package dev.rekey.engine;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.Issue;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts a table's forecast. */
final class ForecastTally {

    private final String table;
    private final Map<ReasonCode, Long> reasons = new EnumMap<>(ReasonCode.class);
    private final Map<ReasonCode, Long> warnings = new EnumMap<>(ReasonCode.class);
    private Counts counts = Counts.NONE;

    ForecastTally(String table) {
        this.table = table;
    }

    /**
     * Counts a row.
     *
     * @param refused why the target would refuse it, or null
     * @return the code it is rejected under, or null if it stands
     */
    @Nullable ReasonCode count(Fate.Judged<?> row, Outcome.@Nullable Refused refused) {
        ReasonCode reason = reason(row, refused);
        if (reason != null) {
            counts = counts.plus(Counts.REJECTED);
            reasons.merge(reason, 1L, Long::sum);
            return reason;
        }
        counts = counts.plus(kind(row.fate()));
        said(row).stream()
                .filter(issue -> issue.severity() == Severity.WARNING)
                .forEach(issue -> warnings.merge(issue.code(), 1L, Long::sum));
        return null;
    }

    private static @Nullable ReasonCode reason(Fate.Judged<?> row, Outcome.@Nullable Refused refused) {
        if (row.fate() instanceof Fate.Reject reject) {
            return reject.faults().get(0).code();
        } else if (row.fate() instanceof Fate.StillRejected) {
            return row.known().quarantinedCode();
        }
        return refused == null ? null : refused.faults().get(0).code();
    }

    private static Counts kind(Fate fate) {
        if (fate instanceof Fate.Insert) {
            return Counts.MIGRATED;
        }
        return fate instanceof Fate.Changed || fate instanceof Fate.Update ? Counts.CHANGED : Counts.UNCHANGED;
    }

    private List<Issue> said(Fate.Judged<?> row) {
        if (row.fate() instanceof Fate.Insert insert) {
            return insert.warnings();
        } else if (row.fate() instanceof Fate.Update update) {
            return update.warnings();
        }
        List<Issue> known = row.known().issues();
        return Remarks.of(row, table).map(Remarks::issues).orElse(known);
    }

    long rows() {
        return counts.all();
    }

    long rejected() {
        return counts.rejected();
    }

    Forecast forecast(long filtered, double requiredRate) {
        return new Forecast(
                table,
                counts.all(),
                filtered,
                counts.migrated(),
                counts.unchanged(),
                counts.changed(),
                counts.rejected(),
                reasons,
                warnings,
                requiredRate);
    }
}
