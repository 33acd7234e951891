package dev.rekey.report;

import dev.rekey.api.TableResult;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.MoneySum;
import dev.rekey.api.Verification.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code index.html}: one page with all that it needs in it, which opens from a disk. */
final class ReportHtml implements ReportFormat {

    /** What the page shows beside the document of {@code report.json}. */
    record Page(
            Totals totals,
            List<Group> groups,
            List<DispositionBar> dispositions,
            @Nullable Timeline timeline,
            ReasonMatrix matrix,
            List<Access> access,
            String ledgerSchema) {}

    record Totals(
            long source,
            long standing,
            long migrated,
            long rejected,
            long unaccounted,
            long warnings,
            long within,
            long checks,
            long checksPassed,
            long deviations,
            long deviationsListed,
            long sumsEqual) {}

    /** The issues of one reason and what can be pasted to work on them. */
    record Group(IssueGroup issues, long count, Remediation remediation) {}

    record Access(String table, boolean open) {}

    @Override
    public String fileName() {
        return "index.html";
    }

    @Override
    public String render(Report report) {
        Map<String, Object> model = new HashMap<>();
        // The detail rows come as JSON; as maps they would only take memory.
        ReportJson.Document document = ReportJson.document(report).withoutIssues();
        model.put("doc", Json.tree(document));
        model.put("page", Json.tree(page(report)));
        model.put(
                "issues", Templates.markup(DetailRows.of(report.run().issues()).json()));
        model.put("issuesListed", report.run().issues().size());
        model.put(
                "deviations",
                Templates.markup(DetailRows.ofDeviations(report.checks()).json()));
        model.put("css", Templates.markup(Templates.resource("report.css")));
        model.put("script", Templates.markup(Templates.resource("report.js")));
        return Templates.render("index.ftlh", model);
    }

    private static Page page(Report report) {
        String ledger = report.facts().configuration().getOrDefault("LEDGER_SCHEMA", "migration");
        List<IssueGroup> groups = IssueGroup.of(report.run());
        return new Page(
                totals(report),
                groups.stream()
                        .map(group -> new Group(group, group.count(), Remediation.of(group, ledger)))
                        .toList(),
                report.run().tables().stream().map(DispositionBar::of).toList(),
                Timeline.of(report).orElse(null),
                ReasonMatrix.of(
                        groups,
                        report.run().tables().stream().map(TableResult::table).toList()),
                report.facts().access().stream()
                        .map(access -> new Access(access.table(), Exposure.open(access)))
                        .toList(),
                ledger);
    }

    private static Totals totals(Report report) {
        List<CheckResult> checks = report.checks();
        return new Totals(
                report.source(),
                report.standing(),
                report.run().migrated(),
                report.rejected(),
                report.total(TableResult::unaccounted),
                report.warnings(),
                report.run().tables().stream().filter(TableResult::withinLimits).count(),
                checks.size(),
                report.count(Status.PASSED),
                checks.stream().mapToLong(CheckResult::found).sum(),
                checks.stream().mapToLong(check -> check.deviations().size()).sum(),
                report.verified().map(Verification::sums).orElse(List.of()).stream()
                        .filter(MoneySum::equal)
                        .count());
    }
}
