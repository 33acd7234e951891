package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.TargetNames;
import dev.rekey.database.Identifiers;
import java.util.List;

/** References that lead nowhere, whatever the catalog believes. */
final class ForeignKeys implements Check {

    /** A foreign key as the catalog has it. */
    private record Key(
            String name,
            String parentSchema,
            String parentTable,
            List<String> columns,
            List<String> references,
            boolean validated) {

        /** Whether this one column is its key. */
        boolean isOver(String column) {
            return columns.equals(List.of(column));
        }
    }

    @Override
    public String id() {
        return "foreign_keys";
    }

    @Override
    public String proves() {
        return "every foreign key is there and leads to a row, proved by a join and not by the catalog";
    }

    @Override
    public String remedy() {
        return "Restore the parent row or the constraint (data-model.md has its definition), then: rekey migrate --repair";
    }

    @Override
    public boolean concerns(Subject table) {
        return !table.edges().isEmpty();
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Finding.Collector found = new Finding.Collector(Kind.PARENT);
        List<Key> keys = keys(scene, table);
        TargetNames names = scene.names(table.table());
        for (Edge edge : table.edges()) {
            String column = names.of(edge.column());
            if (edge.constraint()
                    && names.has(edge.column())
                    && keys.stream()
                            .noneMatch(key ->
                                    key.isOver(column) && key.parentTable().equals(edge.parent()))) {
                found.error(null, edge.column(), "no foreign key to " + edge.parent());
            }
        }
        for (Key key : keys) {
            if (!key.validated()) {
                found.warning(null, null, "the foreign key " + key.name() + " is NOT VALID");
            }
            String columns = String.join(", ", key.columns());
            for (long id : dangling(scene, table, key)) {
                String message = "no row of " + key.parentTable() + " has it";
                if (id != 0 && Specification.has(key.parentTable())) {
                    found.error(Kind.DIFFERS, id, columns, message); // The parent can be migrated again, too.
                } else {
                    found.error(id == 0 ? null : id, columns, message);
                }
            }
        }
        long rows = scene.target().number(scene.sql("SELECT count(*) FROM {target}." + table.table()));
        return found.finding(rows * keys.size());
    }

    private static List<Long> dangling(Scene scene, Subject table, Key key) {
        StringBuilder sql = new StringBuilder("SELECT child." + table.legacyKey() + " FROM {target}." + table.table()
                + " AS child WHERE NOT EXISTS (SELECT FROM "
                + Identifiers.quote(key.parentSchema(), key.parentTable()) + " AS parent WHERE true");
        for (int i = 0; i < key.columns().size(); i++) {
            sql.append(" AND parent." + Identifiers.quote(key.references().get(i)) + " = child."
                    + Identifiers.quote(key.columns().get(i)));
        }
        sql.append(")");
        key.columns().forEach(column -> sql.append(" AND child." + Identifiers.quote(column) + " IS NOT NULL"));
        return scene.target().ids(scene.sql(sql + " ORDER BY 1"));
    }

    private static List<Key> keys(Scene scene, Subject table) {
        return scene.target()
                .list(
                        scene.sql("""
                        SELECT k.conname, pn.nspname, p.relname,
                               ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS n (attnum, i)
                                     JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = n.attnum
                                     ORDER BY n.i) AS columns,
                               ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS n (attnum, i)
                                     JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = n.attnum
                                     ORDER BY n.i) AS "references",
                               k.convalidated
                        FROM pg_constraint AS k
                        JOIN pg_class AS c ON c.oid = k.conrelid
                        JOIN pg_namespace AS n ON n.oid = c.relnamespace
                        JOIN pg_class AS p ON p.oid = k.confrelid
                        JOIN pg_namespace AS pn ON pn.oid = p.relnamespace
                        WHERE k.contype = 'f' AND n.nspname = :schema AND c.relname = :table
                        ORDER BY k.conname""").with("table", table.table()),
                        (row, context) -> new Key(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                List.of((String[]) row.getArray(4).getArray()),
                                List.of((String[]) row.getArray(5).getArray()),
                                row.getBoolean(6)));
    }
}
