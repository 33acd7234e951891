package dev.rekey.cli;

import static dev.rekey.report.Figures.count;
import static dev.rekey.report.Figures.percent;

import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Check;
import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ExitCode;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An assessment as the console shows it: the checks, the plan with every row's forecast, the reasons. */
final class AssessmentText {

    private AssessmentText() {}

    static List<String> lines(Assessment assessment) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Checks" + tally(assessment.checks()));
        assessment.checks().stream()
                .sorted(Comparator.comparing((Check check) -> check.passed()).thenComparing(Check::severity))
                .forEach(check -> check(check, lines));
        if (!assessment.tables().isEmpty()) {
            lines.add("");
            lines.add("Forecast, in the order of migration");
            lines.addAll(forecast(assessment.tables()));
            assessment.tables().forEach(table -> reasons(table, lines));
        }
        lines.add("");
        lines.addAll(Wrapped.lines("", "  ", verdict(assessment)));
        return lines;
    }

    /** {@code : 80 passed, 3 warning, 1 info}. */
    private static String tally(List<Check> checks) {
        List<String> parts = new ArrayList<>();
        parts.add(count(checks.stream().filter(Check::passed).count()) + " passed");
        for (Severity severity : Severity.values()) {
            long failed = checks.stream()
                    .filter(check -> !check.passed() && check.severity() == severity)
                    .count();
            if (failed > 0) {
                parts.add(count(failed) + " " + severity.name().toLowerCase(Locale.ROOT));
            }
        }
        return ": " + String.join(", ", parts);
    }

    private static void check(Check check, List<String> lines) {
        String mark = check.passed() ? "ok" : check.severity().name().toLowerCase(Locale.ROOT);
        lines.addAll(Wrapped.lines("  %-7s  ".formatted(mark), "           ", check.id() + ": " + check.evidence()));
        if (!check.passed() && !check.remedy().isBlank()) {
            lines.addAll(Wrapped.lines("           > ", "             ", check.remedy()));
        }
    }

    private static List<String> forecast(List<Forecast> tables) {
        TextTable text = new TextTable(
                1,
                List.of(
                        "table",
                        "source",
                        "filtered",
                        "migrated",
                        "unchanged",
                        "changed",
                        "rejected",
                        "rate",
                        "required"));
        for (Forecast table : tables) {
            text.row(List.of(
                    table.table(),
                    count(table.source()),
                    count(table.filtered()),
                    count(table.migrated()),
                    count(table.unchanged()),
                    count(table.changed()),
                    count(table.rejected()),
                    percent(table.successRate()),
                    percent(table.requiredRate())));
        }
        return text.lines();
    }

    private static void reasons(Forecast table, List<String> lines) {
        table.reasons().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(reason -> lines.add(reason("rejected", table.table(), reason)));
        table.warnings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(warning -> lines.add(reason("warning", table.table(), warning)));
    }

    private static String reason(String kind, String table, Map.Entry<ReasonCode, Long> reason) {
        return "  %-8s  %-21s  %-23s  %9s".formatted(kind, table, reason.getKey(), count(reason.getValue()));
    }

    private static String verdict(Assessment assessment) {
        long failed = assessment.checks().stream()
                .filter(check -> !check.passed() && check.severity() == Severity.ERROR)
                .count();
        if (assessment.exitCode() == ExitCode.COMPLETE) {
            return "Ready: every table would be within its limits. Nothing was written. Next: rekey migrate";
        }
        String why = failed > 0 && assessment.tables().isEmpty()
                ? "a check failed, so rows could not be looked at."
                : "a check failed, or a table would miss its limit.";
        return "NOT READY (exit " + assessment.exitCode().code() + "): " + why
                + " Nothing was written. Remedy what is marked above, then run: rekey assess";
    }
}
