package dev.rekey.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rekey.api.Issue;
import dev.rekey.api.Verification.CheckResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a page shows a few of at a time, kept in it as JSON. The first columns are shown as they are named; the last
 * cell of a row opens below it.
 */
record DetailRows(List<String> columns, List<List<@Nullable Object>> rows) {

    static DetailRows of(List<Issue> issues) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Issue issue : issues) {
            rows.add(row(
                    Words.of(issue.severity()),
                    issue.code().name(),
                    issue.table(),
                    issue.legacyId(),
                    issue.column(),
                    issue.message(),
                    issue.remedy()));
        }
        return new DetailRows(
                List.of("Severity", "Reason", "Table", "Legacy id", "Column", "What is wrong", "Remedy"), rows);
    }

    static DetailRows ofDeviations(List<CheckResult> checks) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CheckResult check : checks) {
            check.deviations()
                    .forEach(deviation -> rows.add(row(
                            Words.of(deviation.severity()),
                            check.check(),
                            check.table(),
                            deviation.legacyId(),
                            deviation.column(),
                            deviation.message(),
                            deviation.expected(),
                            deviation.actual(),
                            check.remedy())));
        }
        return new DetailRows(
                List.of(
                        "Severity",
                        "Check",
                        "Table",
                        "Legacy id",
                        "Column",
                        "What is wrong",
                        "Expected (source)",
                        "Actual (target)",
                        "Remedy"),
                rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    /** JSON that ends no script element and begins no comment in one, whatever the rows say. */
    String json() {
        try {
            return Json.MAPPER.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
