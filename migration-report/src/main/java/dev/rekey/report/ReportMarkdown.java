package dev.rekey.report;

import static dev.rekey.report.Figures.count;
import static dev.rekey.report.Figures.duration;
import static dev.rekey.report.Figures.percent;
import static dev.rekey.report.Markdown.escape;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification.Status;
import java.util.List;

/** {@code REPORT.md}: the run for people, from the verdict down to the single check. */
final class ReportMarkdown implements ReportFormat {

    @Override
    public String fileName() {
        return "REPORT.md";
    }

    @Override
    public String render(Report report) {
        MigrationResult run = report.run();
        Markdown page = new Markdown();
        Judgement judgement = report.judgement();
        page.heading(1, "Migration report: " + judgement.verdict().text());
        page.paragraph(escape(judgement.sentence()));
        judgement.reasons().stream().skip(1).findFirst().ifPresent(several -> {
            page.paragraph("");
            judgement.reasons().forEach(reason -> page.item(escape(reason)));
        });
        summary(page, report);
        tables(page, report);
        page.heading(2, "What to do next");
        NextSteps.of(report).forEach(step -> page.item(escape(step)));
        issues(page, run);
        MarkdownProof.append(page, report);
        validations(page, run.validations());
        MarkdownFacts.append(page, report);
        return page.toString();
    }

    private static void summary(Markdown page, Report report) {
        MigrationResult result = report.run();
        page.heading(2, "Executive summary");
        page.item("Status: **" + result.exitCode().status() + "** (exit code "
                + result.exitCode().code() + ")");
        page.item("Run: `" + result.runId() + "`");
        page.item("Started: " + result.startedAt());
        page.item("Finished: " + (result.finishedAt() == null ? "not yet" : result.finishedAt()));
        page.item("Rows: %s in the source, %s migrated by this run, %s rejected"
                .formatted(count(report.source()), count(result.migrated()), count(report.rejected())));
        long within = result.tables().stream().filter(TableResult::withinLimits).count();
        page.item("Tables within their limits: " + within + " of "
                + result.tables().size());
        List<Validation> failed = failed(result.validations());
        page.item("Validations passed: " + count(result.validations().size() - failed.size()) + " of "
                + count(result.validations().size()));
        page.item(
                report.verified().isEmpty()
                        ? "Not verified independently"
                        : "Checks passed: " + count(report.count(Status.PASSED)) + " of "
                                + count(report.checks().size()));
        if (NextSteps.nothingWritten(result)) {
            page.item("This run wrote no row.");
        }
    }

    private static void tables(Markdown page, Report report) {
        page.heading(2, "What became of every row");
        page.paragraph("source = migrated + unchanged + changed + rejected + unaccounted; filtered rows lie outside the"
                + " source query's scope.\n");
        page.head(
                "table",
                "source:",
                "filtered:",
                "migrated:",
                "unchanged:",
                "changed:",
                "rejected:",
                "unaccounted:",
                "warnings:",
                "rate:",
                "required:",
                "time:",
                "verification");
        for (TableResult table : report.run().tables()) {
            page.row(
                    escape(table.table()),
                    count(table.source()),
                    count(table.filtered()),
                    count(table.migrated()),
                    count(table.unchanged()),
                    count(table.changed()),
                    count(table.rejected()),
                    count(table.unaccounted()),
                    count(table.warnings()),
                    percent(table.successRate()),
                    percent(table.requiredRate()),
                    duration(table.seconds()),
                    report.verification(table.table()));
        }
    }

    private static void issues(Markdown page, MigrationResult result) {
        page.heading(2, "Issues by reason");
        if (result.issueCounts().isEmpty()) {
            page.paragraph("None.");
            return;
        }
        page.head("severity", "reason", "table", "rows:", "example (legacy id):", "remedy");
        for (IssueGroup group : IssueGroup.of(result)) {
            for (IssueCount issue : group.tables()) {
                page.row(
                        Words.of(issue.severity()),
                        "`" + issue.code() + "`",
                        escape(issue.table()),
                        count(issue.count()),
                        Long.toString(issue.example()),
                        escape(issue.remedy()));
            }
        }
        if (result.issuesOmitted() > 0) {
            page.paragraph("\n`report.json` lists " + count(result.issues().size()) + " of them one by one; "
                    + count(result.issuesOmitted())
                    + " more are in the ledger: migration_quarantine, migration_mappings.");
        }
    }

    private static void validations(Markdown page, List<Validation> validations) {
        page.heading(2, "Validations");
        if (validations.isEmpty()) {
            page.paragraph("None was made.");
            return;
        }
        page.head("table", "check", "phase", "result", "expected", "actual");
        for (Validation validation : validations) {
            page.row(
                    escape(validation.table()),
                    escape(validation.check()),
                    Words.of(validation.phase()),
                    validation.passed() ? "passed" : "**failed**",
                    escape(validation.expected()),
                    escape(validation.actual()));
        }
    }

    private static List<Validation> failed(List<Validation> validations) {
        return validations.stream().filter(validation -> !validation.passed()).toList();
    }
}
