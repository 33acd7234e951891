package dev.rekey.benchmark;

import org.jspecify.annotations.Nullable;

/** One way of moving the rows of a source into a target, or of proving that they were moved. */
interface Way {

    /** Moves all of them; throws where one is left. */
    void move(Databases databases) throws Exception;

    /** Whether this is something it can move. */
    default boolean moves(Scenario scenario) {
        return scenario == Scenario.ATTACHMENTS;
    }

    /** Why it cannot be tried here, or null. */
    default @Nullable String missing() {
        return null;
    }

    /** The most rows that it is given: a slow way is measured on fewer, and told in rows a second. */
    default long most() {
        return Long.MAX_VALUE;
    }

    /** What has to have moved the rows before, unmeasured, or null where nothing must have. */
    default @Nullable Way after() {
        return null;
    }
}
