package dev.rekey.api;

import java.util.UUID;

/** The answer to looking up a parent by its legacy id. */
public sealed interface Resolution {

    /** Exactly one row has the legacy id. */
    record Found(UUID id) implements Resolution {}

    /** No row has it. */
    record Missing() implements Resolution {}

    /** Several rows have it, and nothing says which is meant. */
    record Ambiguous() implements Resolution {}

    /**
     * No row has it because this migration rejected that row.
     *
     * @param code why the parent was rejected
     */
    record Rejected(ReasonCode code) implements Resolution {}

    /** The table to look into does not exist here or may not be read, so nothing can be said. */
    record Unknown() implements Resolution {}
}
