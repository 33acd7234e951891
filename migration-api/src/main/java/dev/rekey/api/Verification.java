package dev.rekey.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the independent verification of a run found.
 *
 * @param runId the run whose rows were verified
 * @param startedAt when the first range was read; earlier than the last start, where a verification was resumed
 * @param finishedAt when the last check ended
 * @param complete whether every table was put to every check; false where filters left some out
 * @param checks by table in the migration's order, and by check
 * @param sums the amounts of money on both sides
 */
public record Verification(
        String runId,
        Instant startedAt,
        Instant finishedAt,
        boolean complete,
        List<CheckResult> checks,
        List<MoneySum> sums) {

    /** So many deviations are listed for one table and check; all are counted. */
    public static final int MAX_DEVIATIONS = 1_000;

    /**
     * What one check found in one table.
     *
     * @param check the check's stable id
     * @param status its outcome
     * @param compared rows, or other things as the check's page says, that it looked at
     * @param found how many deviations there are, warnings included
     * @param deviations the first of them, at most {@link #MAX_DEVIATIONS}, by legacy id
     * @param summary one line without any row's contents
     * @param remedy what to do about a deviation
     * @param seconds how long it took; 0 where it had nothing to read that another check had not
     */
    public record CheckResult(
            String table,
            String check,
            Status status,
            long compared,
            long found,
            List<Deviation> deviations,
            String summary,
            String remedy,
            double seconds) {}

    /** How a check ended. */
    public enum Status {
        /** It read everything and found nothing. */
        PASSED,
        /** It read everything and found only what does not keep anyone from going live. */
        WARNING,
        /** It found a deviation. */
        FAILED,
        /** Something could not be read, so nothing is proved. */
        UNREAD
    }

    /**
     * One thing that is not as it should be. The values are patients' data: they belong into a report's detail rows and
     * attachments, never into a log.
     *
     * @param severity error, or warning where it stood so before the migration
     * @param legacyId the row's key in the legacy system, or null where no single row is meant
     * @param column the target column, or null where the row as a whole is meant
     * @param message the broken condition, without any row's contents
     * @param expected what the source says, or null
     * @param actual what the target says, or null
     */
    public record Deviation(
            Severity severity,
            @Nullable Long legacyId,
            @Nullable String column,
            String message,
            @Nullable String expected,
            @Nullable String actual) {}

    /**
     * One amount, summed over some rows on both sides.
     *
     * @param dimension what the rows were grouped by: {@code all}, {@code currency}, {@code status}, {@code month}
     * @param key the group, e.g. {@code USD}; empty for {@code all} and where the rows have none
     * @param amount the target column that was summed
     * @param source the sum over the source's rows that are not in the quarantine
     * @param target the sum over the target's rows
     */
    public record MoneySum(
            String table,
            String dimension,
            String key,
            String amount,
            long sourceRows,
            BigDecimal source,
            long targetRows,
            BigDecimal target) {

        /** Whether both sides are the same, to the last digit. */
        public boolean equal() {
            return sourceRows == targetRows && source.compareTo(target) == 0;
        }
    }
}
