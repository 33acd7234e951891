package dev.rekey.api;

/** What becomes of a row whose JSON text cannot be used. */
public enum IfInvalid {
    /** The row is rejected: what the column says cannot be guessed, such as permissions. */
    REJECT,
    /** The column stays empty, the raw text is kept in {@code metadata.legacy}, and the row carries a warning. */
    SET_ASIDE
}
