package dev.rekey.benchmark;

import org.jspecify.annotations.Nullable;

/** One way of moving the attachments of a source into a target. */
interface Way {

    /** Moves all of them; throws where one is left. */
    void move(Databases databases) throws Exception;

    /** Why it cannot be tried here, or null. */
    default @Nullable String missing() {
        return null;
    }

    /** The most rows that it is given: a slow way is measured on fewer, and told in rows a second. */
    default long most() {
        return Long.MAX_VALUE;
    }
}
