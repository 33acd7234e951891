package dev.rekey.api;

/**
 * Why a row was rejected, or what is to be said of one that stands. The order of the rejecting codes is their
 * precedence: a row with several faults is filed under the first of them. The names are part of the ledger and of
 * {@code report.json} and never change.
 */
public enum ReasonCode {
    PARENT_REJECTED(
            Severity.ERROR, "Mend the parent's own row, then run: rekey retry (it takes parents up before children)."),
    PARENT_AMBIGUOUS(
            Severity.ERROR,
            "Leave the legacy id on one of the parent rows that share it (or merge them), then run: rekey retry."),
    PARENT_MISSING(
            Severity.ERROR,
            "Migrate the parent row, or mend the reference in the legacy system, then run: rekey retry."),
    REQUIRED_VALUE_MISSING(Severity.ERROR, "Enter the value in the legacy system, then run: rekey retry."),
    JSON_INVALID(Severity.ERROR, "Mend the JSON in the legacy system, then run: rekey retry."),
    ENUM_UNKNOWN(
            Severity.ERROR, "Correct the value in the legacy system to one of the named set, then run: rekey retry."),
    VALUE_TOO_LONG(
            Severity.ERROR, "Shorten the value in the legacy system or lengthen the column, then run: rekey retry."),
    VALUE_OUT_OF_RANGE(
            Severity.ERROR, "Correct the value in the legacy system or enlarge the column, then run: rekey retry."),
    PRECISION_LOSS(Severity.ERROR, "Widen the column (migrate --widen does it), then run: rekey retry."),
    DUPLICATE_KEY(Severity.ERROR, "Give one of the two rows another key in the legacy system, then run: rekey retry."),
    CONSTRAINT_VIOLATED(
            Severity.ERROR, "Mend the value in the legacy system or the constraint, then run: rekey retry."),
    OPTIONAL_PARENT_MISSING(
            Severity.WARNING, "Nothing is lost: the legacy id is kept. Migrate the parent row and set the column."),
    TOTAL_MISMATCH(Severity.WARNING, "The amounts were carried as they are. Have bookkeeping look at them."),
    PARTICIPANT_MISSING(Severity.WARNING, "The participant's legacy id is kept in metadata. Create the profile."),
    NO_AUTH_USER(Severity.WARNING, "Invite the technician in Supabase Auth and link the profile's user_id."),
    SOURCE_CHANGED(Severity.WARNING, "Run: rekey migrate --update to rewrite the row from its source."),
    ADOPTED(Severity.INFO, "Nothing to do; verification says whether the row's content is right.");

    private static final String KEPT_TEXT =
            "Nothing is lost: the text is kept in metadata.legacy. Mend it in the legacy system, then run:"
                    + " rekey migrate --update.";
    private static final String KEPT_ID =
            "Nothing is lost: the legacy id is kept. Leave it on one of the parent rows that share it, then set the"
                    + " column.";

    private final Severity severity;
    private final String remedy;

    ReasonCode(Severity severity, String remedy) {
        this.severity = severity;
        this.remedy = remedy;
    }

    /** The severity the code has unless an issue says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What to do about it where it is said of a row that stands. */
    public String remedyIfStanding() {
        return switch (this) {
            case JSON_INVALID -> KEPT_TEXT;
            case PARENT_AMBIGUOUS -> KEPT_ID;
            default -> remedy;
        };
    }

    /** What to do about it in general; an issue may know better. */
    public String remedy() {
        return remedy;
    }
}
