package dev.rekey.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table to be verified: what the specification says of it beside its rows, which {@code expected/} has.
 *
 * @param table the target table
 * @param legacyKey its column with the legacy id
 * @param requiredRate the part of the source rows that must stand, 0 to 1
 * @param setAside metadata.legacy's key of text that is not the JSON it should be, or empty
 * @param edges references to parents
 * @param closedSets by column
 * @param shapes the kind of JSON that a column must hold: {@code strings}, {@code object}, {@code trail}, {@code uuids}
 * @param amounts columns with money
 */
record Subject(
        String table,
        String legacyKey,
        double requiredRate,
        String setAside,
        List<Edge> edges,
        Map<String, List<String>> closedSets,
        Map<String, String> shapes,
        Set<String> amounts) {

    static Builder of(String table, String legacyKey) {
        return new Builder(table, legacyKey);
    }

    /** Whether a column holds a reference to a parent. */
    boolean refers(String column) {
        return edges.stream().anyMatch(edge -> edge.column().equals(column));
    }

    /** Collects what {@link Specification} has to say of a table. */
    static final class Builder {
        private final String table;
        private final String legacyKey;
        private double requiredRate = 0.95;
        private String setAside = "";
        private final List<Edge> edges = new ArrayList<>();
        private final Map<String, List<String>> closedSets = new LinkedHashMap<>();
        private final Map<String, String> shapes = new LinkedHashMap<>();
        private Set<String> amounts = Set.of();

        private Builder(String table, String legacyKey) {
            this.table = table;
            this.legacyKey = legacyKey;
        }

        Builder complete() {
            requiredRate = 1;
            return this;
        }

        Builder setAside(String key) {
            setAside = key;
            return this;
        }

        Builder edge(String column, String parent, String parentKey) {
            edges.add(new Edge(column, parent, parentKey, true));
            return this;
        }

        Builder looseEdge(String column, String parent, String parentKey) {
            edges.add(new Edge(column, parent, parentKey, false));
            return this;
        }

        Builder oneOf(String column, String... values) {
            closedSets.put(column, List.of(values));
            return this;
        }

        Builder shape(String column, String kind) {
            shapes.put(column, kind);
            return this;
        }

        Builder amounts(String... columns) {
            amounts = Set.of(columns);
            return this;
        }

        Subject build() {
            return new Subject(
                    table,
                    legacyKey,
                    requiredRate,
                    setAside,
                    List.copyOf(edges),
                    Map.copyOf(closedSets),
                    Map.copyOf(shapes),
                    amounts);
        }
    }
}
