package dev.rekey.api;

/**
 * One check before or after a table's migration (FR-014), as the ledger keeps it.
 *
 * @param table the target table
 * @param check the check's stable name
 * @param phase when it was made
 * @param passed whether actual is what was expected
 * @param expected what should be, e.g. a number of rows
 * @param actual what is
 */
public record Validation(String table, String check, Phase phase, boolean passed, String expected, String actual) {

    /** The check that a table stays within its limit of rejected rows; it fails where the table stopped for that. */
    public static final String MAX_REJECTED = "max_rejected";

    /** How many rows came into the source behind the cursor while the run went on: not lost, and not in the target. */
    public static final String LATE_ROWS = "late_rows";

    /** How many rows changed in the source after the run had read them. */
    public static final String CHANGED_ROWS = "changed_rows";

    /** How many rows that the run wrote or set aside were deleted in the source before it ended. */
    public static final String GONE_ROWS = "gone_rows";

    /** When a validation is made. */
    public enum Phase {
        BEFORE,
        AFTER
    }

    /** A validation that passes when both sides are equal. */
    public static Validation equal(String table, String check, Phase phase, Object expected, Object actual) {
        return new Validation(table, check, phase, expected.equals(actual), expected.toString(), actual.toString());
    }

    /** A fact recorded for the auditor, which cannot fail. */
    public static Validation fact(String table, String check, Phase phase, Object actual) {
        return new Validation(table, check, phase, true, actual.toString(), actual.toString());
    }

    /** Whether it says that the source moved while the run went on. */
    public boolean tellsOfMovement() {
        return (check.equals(LATE_ROWS) || check.equals(CHANGED_ROWS) || check.equals(GONE_ROWS))
                && !actual.equals("0");
    }
}
