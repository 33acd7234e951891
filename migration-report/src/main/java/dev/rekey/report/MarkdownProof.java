package dev.rekey.report;

import static dev.rekey.report.Figures.count;
import static dev.rekey.report.Markdown.escape;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.MoneySum;
import java.util.List;

/** What {@code REPORT.md} says of verification, money and the specification. */
final class MarkdownProof {

    private MarkdownProof() {}

    static void append(Markdown page, Report report) {
        findings(page, "Success criteria", Finding.successCriteria(report));
        findings(page, "Requirements", Finding.requirements(report));
        checks(page, report);
        sums(page, report);
        page.heading(2, "Readiness");
        for (ReportJson.Item item : ReportJson.readiness(report)) {
            page.item((item.holds() ? "[x] " : "[ ] ")
                    + escape(item.condition())
                    + (item.holds() ? "" : ": " + escape(Words.some(item.reasons()))));
        }
    }

    private static void findings(Markdown page, String title, List<Finding> findings) {
        page.heading(2, title);
        page.head("", "verdict", "evidence");
        for (Finding finding : findings) {
            List<String> evidence =
                    finding.evidence().stream().map(Evidence::text).toList();
            page.row(finding.id(), finding.proof().text(), escape(String.join("; ", evidence)));
        }
    }

    private static void checks(Markdown page, Report report) {
        page.heading(2, "Verification");
        if (report.checks().isEmpty()) {
            page.paragraph("No check has been made.");
            return;
        }
        page.head("table", "check", "result", "compared:", "deviations:", "summary");
        for (CheckResult check : report.checks()) {
            page.row(
                    escape(check.table()),
                    escape(check.check()),
                    Words.of(check.status()),
                    count(check.compared()),
                    count(check.found()),
                    escape(check.summary()));
        }
    }

    private static void sums(Markdown page, Report report) {
        List<MoneySum> sums = report.verified().map(Verification::sums).orElse(List.of());
        if (sums.isEmpty()) {
            return;
        }
        page.heading(2, "Financial reconciliation");
        page.head("table", "by", "", "amount", "source:", "target:", "");
        // A line a month would bury the others; the page and report.json have them.
        List<MoneySum> shown = sums.stream()
                .filter(sum -> !sum.equal() || !sum.dimension().equals("month"))
                .toList();
        for (MoneySum sum : shown) {
            page.row(
                    escape(sum.table()),
                    escape(sum.dimension()),
                    escape(sum.key()),
                    escape(sum.amount()),
                    Figures.amount(sum.source().toPlainString()),
                    Figures.amount(sum.target().toPlainString()),
                    sum.equal() ? "equal" : "**differs**");
        }
        if (shown.size() < sums.size()) {
            page.paragraph("\n" + count(sums.size() - shown.size()) + " more sums, by month, are equal.");
        }
    }
}
