package dev.rekey.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.RunFacts;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code report.json}: the records below are its keys, which other programs read and which therefore never change. */
public final class ReportJson implements ReportFormat {

    static final String FILE_NAME = "report.json";

    /** The whole file. */
    record Document(
            String runId,
            String status,
            int exitCode,
            String verdict,
            String sentence,
            List<String> reasons,
            String startedAt,
            @Nullable String finishedAt,
            List<Table> tables,
            List<Entry> issues,
            long issuesOmitted,
            List<IssueCount> issueCounts,
            List<Check> validations,
            @Nullable Verification verification,
            List<Proved> successCriteria,
            List<Proved> requirements,
            List<Item> readiness,
            List<String> recommendations,
            @JsonUnwrapped RunFacts facts) {

        /** The same for a format that takes them from elsewhere. */
        Document withoutIssues() {
            return new Document(
                    runId,
                    status,
                    exitCode,
                    verdict,
                    sentence,
                    reasons,
                    startedAt,
                    finishedAt,
                    tables,
                    List.of(),
                    issuesOmitted,
                    issueCounts,
                    validations,
                    verification,
                    successCriteria,
                    requirements,
                    readiness,
                    recommendations,
                    facts);
        }
    }

    record Table(
            String table,
            long source,
            long filtered,
            long migrated,
            long unchanged,
            long changed,
            long rejected,
            long unaccounted,
            long warnings,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) BigDecimal seconds,
            double successRate,
            double requiredRate,
            String verification) {}

    record Entry(
            String table,
            long legacyId,
            String severity,
            String code,
            @Nullable String column,
            String message,
            String remedy) {}

    record Check(String table, String check, String phase, boolean passed, String expected, String actual) {}

    /** A criterion or requirement of the specification. */
    record Proved(String id, String verdict, String text, List<Shown> evidence) {}

    record Shown(String verdict, String text) {}

    /** An item of the readiness check list. */
    record Item(String condition, boolean holds, @Nullable String otherwise, List<String> reasons) {}

    @Override
    public String fileName() {
        return FILE_NAME;
    }

    @Override
    public String render(Report report) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document(report)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Document document(Report report) {
        MigrationResult run = report.run();
        Judgement judgement = report.judgement();
        return new Document(
                run.runId(),
                run.exitCode().status(),
                run.exitCode().code(),
                judgement.verdict().text(),
                judgement.sentence(),
                judgement.reasons(),
                run.startedAt().toString(),
                run.finishedAt() == null ? null : run.finishedAt().toString(),
                run.tables().stream().map(table -> table(report, table)).toList(),
                run.issues().stream().map(ReportJson::entry).toList(),
                run.issuesOmitted(),
                run.issueCounts(),
                run.validations().stream().map(ReportJson::check).toList(),
                report.verified().orElse(null),
                Finding.successCriteria(report).stream().map(ReportJson::proved).toList(),
                Finding.requirements(report).stream().map(ReportJson::proved).toList(),
                readiness(report),
                NextSteps.of(report),
                report.facts());
    }

    private static Proved proved(Finding finding) {
        List<Shown> evidence = finding.evidence().stream()
                .map(shown -> new Shown(shown.proof().text(), shown.text()))
                .toList();
        return new Proved(finding.id(), finding.proof().text(), finding.text(), evidence);
    }

    static List<Item> readiness(Report report) {
        Stream<Item> rules = ReadinessRule.ask(report).stream()
                .map(answer -> new Item(
                        answer.rule().condition(),
                        answer.holds(),
                        answer.rule().otherwise().text(),
                        answer.reasons()));
        List<String> exposed = Exposure.reasons(report.facts());
        Item access = new Item("No table is open to everybody", exposed.isEmpty(), null, exposed);
        return Stream.concat(rules, Stream.of(access)).toList();
    }

    private static Table table(Report report, TableResult result) {
        return new Table(
                result.table(),
                result.source(),
                result.filtered(),
                result.migrated(),
                result.unchanged(),
                result.changed(),
                result.rejected(),
                result.unaccounted(),
                result.warnings(),
                BigDecimal.valueOf(result.seconds()).setScale(3, RoundingMode.HALF_UP),
                result.successRate(),
                result.requiredRate(),
                report.verification(result.table()));
    }

    private static Entry entry(Issue issue) {
        return new Entry(
                issue.table(),
                issue.legacyId(),
                Words.of(issue.severity()),
                issue.code().name(),
                issue.column(),
                issue.message(),
                issue.remedy());
    }

    private static Check check(Validation validation) {
        return new Check(
                validation.table(),
                validation.check(),
                Words.of(validation.phase()),
                validation.passed(),
                validation.expected(),
                validation.actual());
    }
}
