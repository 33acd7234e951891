package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
import java.util.function.Predicate;

/** Which parent a row has. */
final class Edges extends RowCheck {

    @Override
    public String id() {
        return "edges";
    }

    @Override
    public String proves() {
        return "every reference leads to the parent that has the legacy id which the source names";
    }

    @Override
    public String remedy() {
        return "Look whether the parent was migrated twice or the row was moved; then: rekey migrate --repair";
    }

    @Override
    public boolean concerns(Subject table) {
        return !table.edges().isEmpty();
    }

    @Override
    Predicate<String> columns(Scene scene, Subject table) {
        return column -> table.refers(column) || column.equals("participants");
    }

    @Override
    void more(Scene scene, Subject table, Finding.Collector found) {
        for (Edge edge : table.edges()) {
            String parents = "{target}." + edge.parent() + " AS twin WHERE twin." + edge.parentKey();
            // Of all parents, and without the children: mostly there are no twins, and no child need be looked at.
            long twins = scene.target()
                    .number(scene.sql("SELECT count(*) FROM (SELECT FROM " + parents + " IS NOT NULL GROUP BY twin."
                            + edge.parentKey() + " HAVING count(*) > 1 LIMIT 1) AS twins"));
            if (twins == 0) {
                continue;
            }
            scene.target()
                    .ids(scene.sql("SELECT child." + table.legacyKey() + " FROM {target}." + table.table()
                            + " AS child JOIN {target}." + edge.parent() + " AS parent ON parent.id = child."
                            + edge.column() + " WHERE child." + table.legacyKey() + " IS NOT NULL AND EXISTS ("
                            + "SELECT FROM " + parents + " = parent." + edge.parentKey()
                            + " AND twin.id <> parent.id) ORDER BY 1"))
                    .forEach(id -> found.error(
                            Kind.PARENT,
                            id,
                            edge.column(),
                            "several rows of " + edge.parent() + " have the parent's legacy id"));
        }
    }
}
