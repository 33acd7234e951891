package dev.rekey.api;

/** How much an issue or a failed check weighs. */
public enum Severity {
    /** The row was set aside, or the check forbids to go on. */
    ERROR,
    /** The row stands, but something about it should be looked at. */
    WARNING,
    /** Worth knowing, nothing to do. */
    INFO
}
