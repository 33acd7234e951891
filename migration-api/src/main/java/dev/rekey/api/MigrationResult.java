package dev.rekey.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the ledger tells it.
 *
 * @param runId the run's name in the ledger
 * @param exitCode how it ended
 * @param startedAt when the run first began
 * @param finishedAt when its last table ended, or null while one has not
 * @param tables in the order of migration
 * @param issues of rejected rows and of rows that stand, at most {@link #MAX_ISSUES}, worst first
 * @param issuesOmitted how many more the ledger has
 * @param issueCounts of all issues, listed or not
 * @param validations before and after each table
 */
public record MigrationResult(
        String runId,
        ExitCode exitCode,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<TableResult> tables,
        List<Issue> issues,
        long issuesOmitted,
        List<IssueCount> issueCounts,
        List<Validation> validations) {

    /** So many issues are listed in a report; the ledger has them all. */
    public static final int MAX_ISSUES = 10_000;

    /**
     * How often an issue occurs.
     *
     * @param example the lowest legacy id that has it
     */
    public record IssueCount(
            Severity severity, ReasonCode code, String table, long count, long example, String remedy) {}

    /** Rows of all tables that this run wrote. */
    public long migrated() {
        return tables.stream().mapToLong(TableResult::migrated).sum();
    }

    /** The same run, ended otherwise. */
    public MigrationResult withExitCode(ExitCode other) {
        return new MigrationResult(
                runId, other, startedAt, finishedAt, tables, issues, issuesOmitted, issueCounts, validations);
    }
}
