package dev.rekey.cli;

import static dev.rekey.report.Figures.count;
import static dev.rekey.report.Figures.duration;
import static dev.rekey.report.Figures.percent;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.TableResult;
import dev.rekey.report.Figures;
import dev.rekey.report.IssueGroup;
import dev.rekey.report.NextSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** A run as the console shows it: the tables, the issues by reason, what to do next. */
final class ResultText {

    private static final List<Figure> FIGURES = List.of(
            new Figure("source", TableResult::source, false),
            new Figure("migrated", TableResult::migrated, false),
            new Figure("unchanged", TableResult::unchanged, false),
            new Figure("changed", TableResult::changed, true),
            new Figure("rejected", TableResult::rejected, false),
            new Figure("warned", TableResult::warnings, false));

    /** A column of the summary. */
    private record Figure(String name, ToLongFunction<TableResult> of, boolean optional) {}

    private ResultText() {}

    static List<String> lines(MigrationResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(tables(result.tables()));
        notes(result, lines);
        if (!result.issueCounts().isEmpty()) {
            lines.add("");
            lines.add("Issues by reason");
            IssueGroup.of(result).forEach(group -> issues(group, lines));
        }
        lines.add("");
        lines.addAll(Wrapped.lines("", "  ", verdict(result)));
        lines.add("");
        lines.add("What to do next");
        NextSteps.of(result).forEach(step -> lines.addAll(Wrapped.lines("  - ", "    ", step)));
        return lines;
    }

    /** Columns that have nothing to tell are left out, so that the table fits a terminal. */
    private static List<String> tables(List<TableResult> tables) {
        List<Figure> figures = FIGURES.stream()
                .filter(figure -> !figure.optional() || sum(tables, figure.of()) > 0)
                .toList();
        List<String> head = new ArrayList<>(List.of("table"));
        figures.forEach(figure -> head.add(figure.name()));
        head.addAll(List.of("rate", "limit", "time"));
        TextTable text = new TextTable(1, head);
        for (TableResult table : tables) {
            List<String> row = new ArrayList<>(List.of(table.table()));
            figures.forEach(figure -> row.add(count(figure.of().applyAsLong(table))));
            row.addAll(List.of(
                    percent(table.successRate()),
                    percent(table.requiredRate()).replace(".00", ""),
                    duration(table.seconds())));
            text.row(row);
        }
        if (tables.size() > 1) {
            List<String> total = new ArrayList<>(List.of("total"));
            figures.forEach(figure -> total.add(count(sum(tables, figure.of()))));
            total.addAll(List.of("", "", ""));
            text.row(total);
        }
        return text.lines();
    }

    private static void notes(MigrationResult result, List<String> lines) {
        for (TableResult table : result.tables()) {
            if (table.filtered() > 0) {
                lines.add("%s: %s outside the source query's scope (filtered)"
                        .formatted(table.table(), Figures.rows(table.filtered())));
            }
            if (table.unaccounted() > 0 && result.finishedAt() != null) {
                lines.add("%s: %s UNACCOUNTED FOR".formatted(table.table(), Figures.rows(table.unaccounted())));
            }
        }
        if (!result.validations().isEmpty()) {
            long passed = result.validations().stream()
                    .filter(validation -> validation.passed())
                    .count();
            lines.add("validations: %s of %s passed"
                    .formatted(count(passed), count(result.validations().size())));
        }
    }

    private static void issues(IssueGroup group, List<String> lines) {
        lines.add("  %-7s  %s: %s"
                .formatted(
                        group.severity().name().toLowerCase(Locale.ROOT), group.code(), Figures.rows(group.count())));
        for (IssueCount issue : group.tables()) {
            lines.add("             %-21s  %9s  e.g. legacy id %d"
                    .formatted(issue.table(), count(issue.count()), issue.example()));
        }
        group.remedies().forEach(remedy -> lines.addAll(Wrapped.lines("           > ", "             ", remedy)));
    }

    private static String verdict(MigrationResult result) {
        long standing = result.tables().stream()
                .mapToLong(table -> table.migrated() + table.unchanged() + table.changed())
                .sum();
        String rows = count(standing) + " of " + Figures.rows(sum(result.tables(), TableResult::source))
                + " stand in the target";
        String run = " Run " + result.runId() + ".";
        return switch (result.exitCode()) {
            case COMPLETE ->
                NextSteps.nothingWritten(result)
                        ? "Complete. Nothing was written: nothing new is to be migrated; " + rows + "." + run
                        : "Complete: " + rows + "; every table is within its limits." + run;
            case DATA ->
                result.finishedAt() == null
                        ? "STOPPED (exit 3): " + rows + " so far; a table reached its limit of rejected rows." + run
                        : "NOT COMPLETE (exit 3): " + rows + "; a limit was missed or a check failed." + run;
            case INTERRUPTED -> "PAUSED (exit 5): " + rows + " so far." + run;
            case CONNECTION -> "STOPPED (exit 4): a connection failed; " + rows + " so far." + run;
            case UNEXPECTED, CONFIGURATION ->
                "FAILED (exit " + result.exitCode().code() + "): " + rows + " so far." + run;
        };
    }

    private static long sum(List<TableResult> tables, ToLongFunction<TableResult> figure) {
        return tables.stream().mapToLong(figure).sum();
    }
}
