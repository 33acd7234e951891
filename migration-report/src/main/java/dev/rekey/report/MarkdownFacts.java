package dev.rekey.report;

import static dev.rekey.report.Figures.count;
import static dev.rekey.report.Markdown.escape;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.HistoryEntry;
import dev.rekey.api.RunFacts.ParentTable;
import dev.rekey.api.RunFacts.TableAccess;
import java.util.List;
import java.util.Map;

/** What {@code REPORT.md} says beside the rows; it leaves the column map to the other formats. */
final class MarkdownFacts {

    private MarkdownFacts() {}

    static void append(Markdown page, Report report) {
        RunFacts facts = report.facts();
        assessment(page, facts);
        parents(page, facts);
        access(page, facts);
        settings(page, "Configuration", facts.configuration());
        settings(page, "Versions", facts.versions());
        if (facts.peakMemoryBytes() != null) {
            page.item("Peak memory: " + Figures.bytes(facts.peakMemoryBytes()));
        }
        history(page, facts);
        facts.unreadable().forEach(left -> page.item("Left out: " + escape(left)));
    }

    private static void assessment(Markdown page, RunFacts facts) {
        if (facts.assessment().isEmpty()) {
            return;
        }
        List<Check> amiss =
                facts.assessment().stream().filter(check -> !check.passed()).toList();
        page.heading(2, "Assessment before the run");
        page.paragraph(count(facts.assessment().size() - amiss.size()) + " of "
                + count(facts.assessment().size()) + " checks passed.\n");
        if (amiss.isEmpty()) {
            return;
        }
        page.head("check", "severity", "found", "remedy");
        for (Check check : amiss) {
            page.row(escape(check.id()), Words.of(check.severity()), escape(check.evidence()), escape(check.remedy()));
        }
    }

    private static void parents(Markdown page, RunFacts facts) {
        if (facts.parents().isEmpty()) {
            return;
        }
        page.heading(2, "What earlier phases left");
        page.head("table", "legacy key", "rows:", "with a legacy id:", "legacy ids found twice:");
        for (ParentTable parent : facts.parents()) {
            page.row(
                    escape(parent.table()),
                    escape(parent.legacyKey()),
                    count(parent.rows()),
                    count(parent.withLegacyId()),
                    count(parent.foundTwice()));
        }
    }

    private static void access(Markdown page, RunFacts facts) {
        if (facts.access().isEmpty()) {
            return;
        }
        page.heading(2, "Who may read each table");
        page.head("table", "owner", "row level security", "policies", "readers");
        for (TableAccess access : facts.access()) {
            page.row(
                    escape(access.table()),
                    escape(access.owner()),
                    escape(access.rowSecurity()),
                    escape(String.join(", ", access.policies())),
                    escape(String.join(", ", access.readers())));
        }
    }

    private static void settings(Markdown page, String title, Map<String, String> settings) {
        if (!settings.isEmpty()) {
            page.heading(2, title);
            settings.forEach((name, value) -> page.item(escape(name) + ": " + escape(value)));
        }
    }

    private static void history(Markdown page, RunFacts facts) {
        if (facts.history().isEmpty()) {
            return;
        }
        page.heading(2, "History");
        page.head("run", "table", "operation", "status", "rows:", "started", "completed");
        for (HistoryEntry entry : facts.history()) {
            page.row(
                    escape(entry.runId()),
                    escape(entry.table()),
                    escape(entry.operation()),
                    escape(entry.status()),
                    count(entry.processed()),
                    entry.startedAt() == null ? "" : entry.startedAt().toString(),
                    entry.completedAt() == null ? "" : entry.completedAt().toString());
        }
        if (facts.historyOmitted() > 0) {
            page.paragraph("\n" + Words.counted(facts.historyOmitted(), "older record") + " in migration_control.");
        }
    }
}
