package dev.rekey.verify;

import dev.rekey.database.Identifiers;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Both sides of a comparison, column beside column. */
record RowSets(RowSet expected, RowSet actual) {

    /** Begins the name of a column that says whether {@code metadata.defaulted} should have the column whose name follows. */
    private static final String RULE = "metadata.defaulted.";

    /** All of a table's columns. */
    static RowSets of(Scene scene, Subject table) {
        return of(
                scene,
                scene.expected(table),
                scene.actual(table),
                scene.defaults(table),
                scene.names(table.table()).leftOut());
    }

    /**
     * The columns of two queries that must have the same.
     *
     * @param defaults the target's, for which the source has null
     * @param leftOut columns that the target does not have
     */
    static RowSets of(Scene scene, Sql expected, Sql actual, Map<String, String> defaults, Set<String> leftOut) {
        Map<String, String> should = types(scene.source(), expected);
        Map<String, String> is = types(scene.target(), actual);
        leftOut.forEach(column -> {
            should.remove(column);
            should.remove(RULE + column);
            is.remove(column);
        });
        Set<String> rules = rules(should.keySet());
        Map<String, Canonical> left = new LinkedHashMap<>();
        Map<String, Canonical> right = new LinkedHashMap<>();
        for (String column : rules) {
            should.remove(RULE + column);
            left.put(RULE + column, Canonical.of(quoted(RULE + column), "bool"));
            right.put(
                    RULE + column,
                    Canonical.of("coalesce(r.metadata -> 'defaulted' @> '\"" + column + "\"', false)", "bool"));
        }
        if (!should.keySet().equals(is.keySet())) {
            throw new Misfit(should.keySet(), is.keySet());
        }
        should.forEach((column, type) -> {
            String other = is.getOrDefault(column, "");
            left.put(column, Canonical.of(quoted(column), type));
            Canonical canonical = Canonical.of(quoted(column), other);
            if (!Canonical.comparable(type, other)) {
                canonical = canonical.within(it -> "concat('" + other + " ', " + it + ")");
            } else if (column.equals("metadata") && !(defaults.isEmpty() && rules.isEmpty())) {
                canonical = Canonical.of("r.metadata - 'defaulted'", "jsonb");
            } else if (defaults.containsKey(column) && !rules.contains(column)) {
                String expression = defaults.getOrDefault(column, "");
                canonical = canonical.within(it -> undone(column, expression, it));
            }
            right.put(column, canonical);
        });
        return new RowSets(new RowSet(scene.source(), expected, left), new RowSet(scene.target(), actual, right));
    }

    /** The columns whose value is a rule and not data, as the names of a source query's columns say. */
    static Set<String> rules(Set<String> columns) {
        return columns.stream()
                .filter(column -> column.startsWith(RULE))
                .map(column -> column.substring(RULE.length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The source's null again where a default took its place and metadata says so. */
    private static String undone(String column, String expression, String canonical) {
        return "CASE WHEN r.metadata -> 'defaulted' @> '\"" + column + "\"' THEN CASE WHEN " + quoted(column)
                + " IS DISTINCT FROM (" + expression + ") THEN concat('not the default: ', " + canonical + ") END"
                + " WHEN " + quoted(column) + " IS NULL THEN 'null where a default applies' ELSE " + canonical
                + " END";
    }

    /** The columns of a query and their types, but for the key. */
    static Map<String, String> types(Side side, Sql sql) {
        Map<String, String> types = new LinkedHashMap<>(side.describe(sql, RowSets::read));
        types.remove("legacy_id");
        return types;
    }

    private static Map<String, String> read(ResultSetMetaData columns) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            types.put(columns.getColumnLabel(i), columns.getColumnTypeName(i));
        }
        return types;
    }

    private static String quoted(String column) {
        return "r." + Identifiers.quote(column);
    }
}
