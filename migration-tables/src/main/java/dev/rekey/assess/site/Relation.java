package dev.rekey.assess.site;

import java.util.List;

/**
 * Something in the target schema that has the name of a table of ours or of a parent, beyond what its columns say.
 *
 * @param kind as {@code pg_class.relkind}: r table, p partitioned table, v view, m materialized view, f foreign table
 * @param unlogged whether a crash empties it
 * @param inherits whether it is a part of another table, or has parts
 * @param unanalyzed whether the planner has no statistics of it
 * @param beforeTriggers enabled triggers that run before each row that is written and can change it
 * @param rules what rewrites an INSERT or UPDATE
 * @param generated columns that the database alone fills
 * @param indexed columns that a whole, valid index begins with
 * @param invalidIndexes indexes that were left behind half built
 * @param unvalidated constraints that were never held against the rows that stand
 * @param publications through which its rows go out
 * @param locks what others hold on it that keeps writers out
 */
public record Relation(
        String name,
        String kind,
        boolean unlogged,
        boolean inherits,
        boolean unanalyzed,
        List<String> beforeTriggers,
        List<String> rules,
        List<String> generated,
        List<String> indexed,
        List<String> invalidIndexes,
        List<String> unvalidated,
        List<String> publications,
        List<String> locks) {

    /** Whether rows are written to it as to any table. */
    public boolean table() {
        return kind.equals("r") || kind.equals("p");
    }
}
