package dev.rekey.report;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.RunFacts;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.MoneySum;
import dev.rekey.api.Verification.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports that differ from a ready one in what a test is about; each step gives another one. */
record ReportBuilder(
        MigrationResult run, RunFacts facts, @Nullable Verification verification) {
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");
    private static final String RUN = "r-1";

    /** One table, all of whose rows arrived, passed by two checks. */
    static ReportBuilder ready() {
        TableResult table = new TableResult("brackets", 1000, 0, 1000, 0, 0, 0, 0, 0, 1, 0.95);
        return new ReportBuilder(
                        new MigrationResult(
                                RUN,
                                ExitCode.COMPLETE,
                                STARTED,
                                STARTED.plusSeconds(60),
                                List.of(table),
                                List.of(),
                                0,
                                List.of(),
                                List.of(
                                        Validation.fact("brackets", "source_rows", Validation.Phase.BEFORE, 1000),
                                        Validation.fact("brackets", "target_rows", Validation.Phase.AFTER, 1000))),
                        RunFacts.NONE,
                        new Verification(RUN, STARTED, STARTED, true, List.of(), List.of()))
                .check("brackets", "accounting", Status.PASSED)
                .check("brackets", "content", Status.PASSED);
    }

    Report report() {
        return new Report(run, facts, verification);
    }

    Judgement judgement() {
        return report().judgement();
    }

    ReportBuilder exitCode(ExitCode exitCode) {
        return with(run.withExitCode(exitCode));
    }

    ReportBuilder lasting(Duration time) {
        return with(run(STARTED.plus(time), run.tables(), run.issueCounts(), run.validations()));
    }

    ReportBuilder unfinished() {
        return with(run(null, run.tables(), run.issueCounts(), run.validations()));
    }

    /** One table more, or another in place of one of that name. */
    ReportBuilder table(TableResult table) {
        List<TableResult> tables = Stream.concat(
                        run.tables().stream().filter(other -> !other.table().equals(table.table())), Stream.of(table))
                .toList();
        return with(run(run.finishedAt(), tables, run.issueCounts(), run.validations()));
    }

    ReportBuilder withoutTables() {
        return with(run(run.finishedAt(), List.of(), run.issueCounts(), run.validations()));
    }

    ReportBuilder issue(IssueCount issue) {
        return with(run(run.finishedAt(), run.tables(), plus(run.issueCounts(), issue), run.validations()));
    }

    ReportBuilder validation(Validation validation) {
        return with(run(run.finishedAt(), run.tables(), run.issueCounts(), plus(run.validations(), validation)));
    }

    ReportBuilder withoutValidations() {
        return with(run(run.finishedAt(), run.tables(), run.issueCounts(), List.of()));
    }

    ReportBuilder facts(RunFacts other) {
        return new ReportBuilder(run, other, verification);
    }

    ReportBuilder unverified() {
        return new ReportBuilder(run, facts, null);
    }

    ReportBuilder verifiedRun(String runId) {
        return verified(new Verification(
                runId, STARTED, STARTED, true, current().checks(), current().sums()));
    }

    ReportBuilder filtered() {
        return verified(new Verification(
                RUN, STARTED, STARTED, false, current().checks(), current().sums()));
    }

    ReportBuilder withoutChecks() {
        return verified(new Verification(RUN, STARTED, STARTED, true, List.of(), List.of()));
    }

    /** One check more, or another outcome of it. */
    ReportBuilder check(String table, String check, Status status) {
        List<CheckResult> others = current().checks().stream()
                .filter(other -> !(other.table().equals(table) && other.check().equals(check)))
                .toList();
        CheckResult result = new CheckResult(
                table, check, status, 1000, status == Status.PASSED ? 0 : 1, List.of(), "one line", "Mend it.", 0.1);
        return verified(new Verification(
                RUN, STARTED, STARTED, true, plus(others, result), current().sums()));
    }

    ReportBuilder sum(MoneySum sum) {
        return verified(new Verification(
                RUN, STARTED, STARTED, true, current().checks(), plus(current().sums(), sum)));
    }

    private Verification current() {
        return report().verified().orElseThrow();
    }

    private ReportBuilder verified(Verification other) {
        return new ReportBuilder(run, facts, other);
    }

    private ReportBuilder with(MigrationResult other) {
        return new ReportBuilder(other, facts, verification);
    }

    private MigrationResult run(
            @Nullable Instant finished,
            List<TableResult> tables,
            List<IssueCount> counts,
            List<Validation> validations) {
        return new MigrationResult(
                RUN, run.exitCode(), run.startedAt(), finished, tables, List.of(), 0, counts, validations);
    }

    private static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return List.copyOf(more);
    }
}
