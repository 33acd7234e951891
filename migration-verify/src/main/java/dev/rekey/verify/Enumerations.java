package dev.rekey.verify;

import java.util.List;
import java.util.function.Predicate;

/** Columns that have few values to choose from. */
final class Enumerations extends RowCheck {

    @Override
    public String id() {
        return "enumerations";
    }

    @Override
    public String proves() {
        return "every value of a closed set is the source's, in the specification's spelling";
    }

    @Override
    public String remedy() {
        return "Correct the source's value, or find out who wrote another one into the target; then: rekey migrate --repair";
    }

    @Override
    public boolean concerns(Subject table) {
        return !table.closedSets().isEmpty();
    }

    @Override
    Predicate<String> columns(Scene scene, Subject table) {
        return table.closedSets()::containsKey;
    }

    @Override
    void more(Scene scene, Subject table, Finding.Collector found) {
        table.closedSets().forEach((column, values) -> outside(scene, table, column, values)
                .forEach(id -> found.error(id, column, "none of the values that data-model.md has")));
    }

    private static List<Long> outside(Scene scene, Subject table, String column, List<String> values) {
        return scene.target()
                .ids(scene.sql("SELECT " + table.legacyKey() + " FROM {target}." + table.table() + " WHERE " + column
                        + "::text <> ALL(ARRAY['" + String.join("','", values) + "']) AND " + table.legacyKey()
                        + " IS NOT NULL ORDER BY 1"));
    }
}
