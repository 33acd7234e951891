package dev.rekey.report;

/** What a final report says first. The mildest comes first. */
public enum Verdict {
    /** Every row arrived and was verified. */
    READY("READY"),
    /** Everything was verified and is within its limits, but some rows want a decision. */
    READY_WITH_EXCEPTIONS("READY WITH EXCEPTIONS"),
    /** Nothing is known to be wrong, but not everything was verified. */
    UNPROVEN("UNPROVEN"),
    /** Something is wrong. */
    NOT_READY("NOT READY");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** As people and {@code report.json} have it. */
    public String text() {
        return text;
    }
}
