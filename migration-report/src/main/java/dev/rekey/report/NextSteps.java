package dev.rekey.report;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What to do after a run, most urgent first. */
public final class NextSteps {

    private static final String VERIFY =
            "Verify the rows independently before going live: mvn verify -pl migration-verify";

    private NextSteps() {}

    /** The steps after a run that nobody has verified yet, each one line; never empty. */
    public static List<String> of(MigrationResult result) {
        List<String> steps = ofRun(result);
        if (result.exitCode() == ExitCode.COMPLETE || result.exitCode() == ExitCode.DATA) {
            steps.add(VERIFY);
        }
        return orNothing(steps);
    }

    /** The steps after a run and its verification, the weightiest first, each one line; never empty. */
    public static List<String> of(Report report) {
        List<String> steps = new ArrayList<>();
        checks(report, Status.FAILED, steps);
        steps.addAll(ofRun(report.run()));
        checks(report, Status.UNREAD, steps);
        if (report.verified().isEmpty()) {
            steps.add(VERIFY);
        } else if (!report.verified().get().complete()) {
            steps.add("Verify again without filters: mvn verify -pl migration-verify");
        }
        checks(report, Status.WARNING, steps);
        return orNothing(steps);
    }

    private static List<String> ofRun(MigrationResult result) {
        List<String> steps = new ArrayList<>();
        ending(result.exitCode(), steps);
        for (TableResult table : result.tables()) {
            limits(table, result.finishedAt() != null, steps);
        }
        result.validations().stream()
                .filter(validation -> !validation.passed())
                .map(validation -> failed(validation, result.finishedAt() != null))
                .forEach(steps::add);
        quarantine(result, steps);
        result.validations().stream()
                .filter(Validation::tellsOfMovement)
                .map(NextSteps::moved)
                .forEach(steps::add);
        return steps;
    }

    private static List<String> orNothing(List<String> steps) {
        return steps.isEmpty() ? List.of("Nothing is left to do: every row stands in the target.") : List.copyOf(steps);
    }

    private static void checks(Report report, Status status, List<String> steps) {
        report.checks().stream()
                .filter(check -> check.status() == status)
                .map(check -> "%s: %s: %s. %s".formatted(check.table(), check.check(), check.summary(), check.remedy()))
                .forEach(steps::add);
    }

    /** Whether the run left every target row as it was. */
    public static boolean nothingWritten(MigrationResult result) {
        long changed = result.tables().stream().mapToLong(TableResult::changed).sum();
        return result.migrated() == 0 && changed <= count(result, ReasonCode.SOURCE_CHANGED);
    }

    private static void ending(ExitCode exitCode, List<String> steps) {
        switch (exitCode) {
            case INTERRUPTED -> steps.add("Run the same command again. It goes on where this run stopped.");
            case CONNECTION ->
                steps.add(
                        "Restore the connection, then run the same command again. It goes on where this run stopped.");
            case UNEXPECTED ->
                steps.add(
                        "Run again with LOG_LEVEL=DEBUG to see where it failed; what was committed stays accounted for.");
            case CONFIGURATION -> steps.add("Correct the configuration, then run the same command again.");
            case COMPLETE, DATA -> {}
        }
    }

    private static void limits(TableResult table, boolean finished, List<String> steps) {
        if (!finished) {
            return; // a table that is not finished misses its limit for no fault of its rows
        }
        if (table.unaccounted() > 0) {
            steps.add(table.table() + ": " + Figures.rows(table.unaccounted())
                    + " unaccounted for. Do not go live; run: rekey migrate " + table.table());
        }
        if (table.successRate() < table.requiredRate()) {
            steps.add("%s: %s arrived, %s must. Remedy the rejected rows, then run: rekey retry %s"
                    .formatted(
                            table.table(),
                            Figures.percent(table.successRate()),
                            Figures.percent(table.requiredRate()),
                            table.table()));
        }
    }

    private static String failed(Validation validation, boolean finished) {
        if (!finished && validation.check().equals(Validation.MAX_REJECTED)) {
            return "%s stopped: %s rejected rows are allowed, and its next page would have made it %s. Look at the reasons (rekey report, rekey assess), then mend the source or raise --max-rejected, and run: rekey migrate. It goes on where it stopped."
                    .formatted(validation.table(), validation.expected(), validation.actual());
        }
        return "%s: the check %s (%s) failed: expected %s, found %s. Clear this up before going live."
                .formatted(
                        validation.table(),
                        validation.check(),
                        validation.phase().name().toLowerCase(Locale.ROOT),
                        validation.expected(),
                        validation.actual());
    }

    private static String moved(Validation validation) {
        String what =
                switch (validation.check()) {
                    case Validation.LATE_ROWS ->
                        "%s: rows came into the source behind the cursor while the run went on (%s). To take them, run: rekey migrate";
                    case Validation.CHANGED_ROWS ->
                        "%s: rows changed in the source after they were read (%s). To carry the changes over, run: rekey migrate --update";
                    default ->
                        "%s: rows were deleted in the source after they were read (%s). What was made of them stands; delete it if it should not.";
                };
        return what.formatted(validation.table(), validation.actual());
    }

    private static void quarantine(MigrationResult result, List<String> steps) {
        long rejected =
                result.tables().stream().mapToLong(TableResult::rejected).sum();
        if (rejected > 0) {
            steps.add(Figures.rows(rejected) + " in the quarantine (migration_quarantine in the ledger, state open). "
                    + "Remedy the causes, then run: rekey retry");
        }
        long changed = count(result, ReasonCode.SOURCE_CHANGED);
        if (changed > 0) {
            steps.add(
                    Figures.rows(changed)
                            + " changed in the source since being migrated. To carry the changes over, run: rekey migrate --update");
        }
        long warnings = result.issueCounts().stream()
                .filter(issue -> issue.severity() == Severity.WARNING && issue.code() != ReasonCode.SOURCE_CHANGED)
                .mapToLong(IssueCount::count)
                .sum();
        if (warnings > 0) {
            steps.add(Figures.count(warnings) + (warnings == 1 ? " warning" : " warnings")
                    + " on rows that stand: nothing is lost; look at the remedies before going live.");
        }
    }

    private static long count(MigrationResult result, ReasonCode code) {
        return result.issueCounts().stream()
                .filter(issue -> issue.code() == code)
                .mapToLong(IssueCount::count)
                .sum();
    }
}
