package dev.rekey.verify;

import org.jspecify.annotations.Nullable;

/** One thing that must hold of a table. A check returns what deviates from it: nothing is a pass. */
interface Check {

    /** The stable name, by which reports, filters and the check's page know it. */
    String id();

    /** What it proves, in one line. */
    String proves();

    /** What to do about a deviation, in one line. */
    String remedy();

    /** What to do about what is only a warning. */
    default String remedyOfWarnings() {
        return "Nothing deviates from the source. Look at each, and decide before going live";
    }

    /** Whether the table has anything for it to look at. */
    default boolean concerns(Subject table) {
        return true;
    }

    /** The file of {@code expected/} without which it cannot judge a table, or null if it compares no content. */
    default @Nullable String needs(Subject table) {
        return null;
    }

    /** Looks at a table; reads only. */
    Finding examine(Scene scene, Subject table);
}
