package dev.rekey.report;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.RunFacts;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that a final report is made of.
 *
 * @param run what became of the rows
 * @param facts what else the target and its ledger tell
 * @param verification what the independent checks found, or null where nobody has verified anything yet; one of another
 *     run proves nothing of this one and is left out of the report
 * @param unverified why there is no verification, where somebody tried; else null
 */
public record Report(
        MigrationResult run,
        RunFacts facts,
        @Nullable Verification verification,
        @Nullable String unverified) {

    /** A report of a run that was verified, or that nobody has tried to verify. */
    public Report(MigrationResult run, RunFacts facts, @Nullable Verification verification) {
        this(run, facts, verification, null);
    }

    /** The verification of this very run. */
    public Optional<Verification> verified() {
        return Optional.ofNullable(verification).filter(found -> found.runId().equals(run.runId()));
    }

    /** What this run's verification found, in its own order; empty where there is none. */
    public List<CheckResult> checks() {
        return verified().map(Verification::checks).orElse(List.of());
    }

    /** What this run's verification found in one table. */
    public List<CheckResult> checks(String table) {
        return checks().stream().filter(check -> check.table().equals(table)).toList();
    }

    /** A number of rows, of all tables. */
    public long total(ToLongFunction<TableResult> count) {
        return run.tables().stream().mapToLong(count).sum();
    }

    public long source() {
        return total(TableResult::source);
    }

    public long rejected() {
        return total(TableResult::rejected);
    }

    /** Rows that stand in the target, whichever run wrote them. */
    public long standing() {
        return total(table -> table.migrated() + table.unchanged() + table.changed());
    }

    /** Warnings on rows that stand. */
    public long warnings() {
        return run.issueCounts().stream()
                .filter(issue -> issue.severity() == Severity.WARNING)
                .mapToLong(IssueCount::count)
                .sum();
    }

    /** The worst outcome of a table's checks: {@code passed}, ... or {@code not verified}. */
    public String verification(String table) {
        return checks(table).stream()
                .map(CheckResult::status)
                .max(Words.BY_WEIGHT)
                .map(Words::of)
                .orElse("not verified");
    }

    /** How many checks ended so. */
    public long count(Status status) {
        return checks().stream().filter(check -> check.status() == status).count();
    }

    public Judgement judgement() {
        return Judgement.of(this);
    }
}
