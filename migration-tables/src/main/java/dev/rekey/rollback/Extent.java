package dev.rekey.rollback;

import dev.rekey.api.Rollback;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a rollback reaches.
 *
 * @param what what was asked for
 * @param runs the latest first
 * @param parts in the order in which they go: children first and, of a table, the latest run first
 * @param fingerprints whether the ledger keeps what rows looked like
 * @param resumed whether it was begun before
 * @param notes what whoever decides should know, a line each
 */
record Extent(
        Rollback what, List<String> runs, List<Part> parts, boolean fingerprints, boolean resumed, List<String> notes) {

    /** Tables, children first. */
    List<RolledTable> tables() {
        return parts.stream().map(Part::table).distinct().toList();
    }

    /** The runs whose rows go out of a table; none if it is not in it. */
    Set<String> runsOf(String schema, String table) {
        Set<String> runs = new LinkedHashSet<>();
        parts.stream()
                .filter(part -> part.tableName().equals(table)
                        && part.table().target().schema().equals(schema))
                .forEach(part -> runs.add(part.runId()));
        return runs;
    }
}
