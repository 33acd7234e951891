package dev.rekey.report;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.RunFacts;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import java.time.Instant;
import java.util.List;

/** A run with an issue of each severity, and one of which nothing is to be said. */
final class Results {
    static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678901Z");

    static final MigrationResult MIXED = new MigrationResult(
            "r-1",
            ExitCode.DATA,
            STARTED,
            STARTED.plusSeconds(70),
            List.of(
                    new TableResult("brackets", 1720, 3, 1700, 5, 2, 13, 0, 2, 4.2345, 0.95),
                    new TableResult("technicians", 85, 0, 84, 0, 0, 1, 0, 0, 0.4, 1)),
            List.of(
                    new Issue(
                            Severity.ERROR,
                            ReasonCode.PRECISION_LOSS,
                            "brackets",
                            42,
                            "slot_size",
                            "slot_size | needs 3 decimals — die Spalte hält 2",
                            ReasonCode.PRECISION_LOSS.remedy()),
                    Issue.of(ReasonCode.PARENT_MISSING, "technicians", -7, null, "profile 9 does not exist")),
            3,
            List.of(
                    new IssueCount(Severity.WARNING, ReasonCode.SOURCE_CHANGED, "brackets", 2, 5, "Run *again*."),
                    new IssueCount(Severity.ERROR, ReasonCode.PRECISION_LOSS, "brackets", 13, 42, "Widen <it>."),
                    new IssueCount(Severity.ERROR, ReasonCode.PARENT_MISSING, "technicians", 1, -7, "Migrate it.")),
            List.of(
                    Validation.fact("brackets", "source_rows", Validation.Phase.BEFORE, 1720),
                    Validation.equal("brackets", "money|sum", Validation.Phase.AFTER, "10.00", "9.99")));

    static final MigrationResult UNCHANGED = new MigrationResult(
            "r-2",
            ExitCode.COMPLETE,
            STARTED,
            STARTED,
            List.of(new TableResult("brackets", 10, 0, 0, 10, 0, 0, 0, 0, 0, 0.95)),
            List.of(),
            0,
            List.of(),
            List.of());

    private Results() {}

    /** The run alone. */
    static Report report(MigrationResult run) {
        return new Report(run, RunFacts.NONE, null);
    }
}
