package dev.rekey.api;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said of one row. Texts name columns, keys and sets, never what the row contains: rows are patients'
 * data.
 *
 * @param severity error where the row was set aside
 * @param code the stable code
 * @param table the target table
 * @param legacyId the row's key in the legacy system
 * @param column the target column concerned, or null where the row as a whole is
 * @param message the broken condition, in one line
 * @param remedy what to do about it
 */
public record Issue(
        Severity severity,
        ReasonCode code,
        String table,
        long legacyId,
        @Nullable String column,
        String message,
        String remedy) {

    /** The order in which the faults of one row are listed; the first one gives the row its code. */
    public static final Comparator<Issue> PRECEDENCE = Comparator.comparing(Issue::code);

    /** An issue with its code's own severity and remedy. */
    public static Issue of(ReasonCode code, String table, long legacyId, @Nullable String column, String message) {
        return new Issue(code.severity(), code, table, legacyId, column, message, code.remedy());
    }

    public Issue withSeverity(Severity other) {
        return new Issue(other, code, table, legacyId, column, message, remedy);
    }

    public Issue withRemedy(String other) {
        return new Issue(severity, code, table, legacyId, column, message, other);
    }

    /** As logs and consoles print it: {@code brackets: legacy id 42: bracket_name is null}. */
    @Override
    public String toString() {
        return table + ": legacy id " + legacyId + ": " + message;
    }
}
