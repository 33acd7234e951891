package dev.rekey.bulk;

import dev.rekey.bulk.DefinitionDao.IndexRow;
import dev.rekey.bulk.DefinitionDao.TableRow;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans a bulk load from the target's catalog. Reads only. */
public final class Plans {

    private Plans() {}

    /**
     * The plans of the tables that stand.
     *
     * @param legacyKeys the legacy key of each table, by its name
     */
    public static Map<String, TablePlan> read(
            Connection connection, String schema, Map<String, String> legacyKeys, Map<String, TargetTable> targets) {
        List<String> tables = List.copyOf(legacyKeys.keySet());
        DefinitionDao dao = Daos.on(connection, DefinitionDao.class);
        List<DefinitionDao.ForeignKeyRow> foreignKeys = dao.foreignKeys(schema, tables);
        List<IndexRow> indexes = dao.indexes(schema, tables);
        Map<String, TablePlan> plans = new LinkedHashMap<>();
        for (TableRow row : dao.tables(schema, tables)) {
            String table = row.tableName();
            plans.put(
                    table,
                    plan(
                            row,
                            schema,
                            Objects.requireNonNull(legacyKeys.get(table)),
                            Objects.requireNonNull(targets.get(table)),
                            foreignKeys.stream()
                                    .filter(key -> key.tableName().equals(table))
                                    .toList(),
                            indexes.stream()
                                    .filter(index -> index.tableName().equals(table))
                                    .toList()));
        }
        return plans;
    }

    private static TablePlan plan(
            TableRow row,
            String schema,
            String legacyKey,
            TargetTable target,
            List<DefinitionDao.ForeignKeyRow> foreignKeys,
            List<IndexRow> indexes) {
        String table = row.tableName();
        String otherwise = otherwise(row, legacyKey, target, indexes);
        if (otherwise != null) {
            return new TablePlan(table, List.of(), otherwise, List.of());
        }
        Restoring restoring = new Restoring(schema, table);
        List<Definition> definitions = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (DefinitionDao.ForeignKeyRow key : foreignKeys) {
            if (key.kept() == null) {
                definitions.add(restoring.foreignKey(key));
                if (!key.referenceable()) {
                    missing.add("REFERENCES on " + key.foreignSchema() + "." + key.foreignTable());
                }
            }
        }
        indexes.stream()
                .filter(index -> index.kept() == null)
                .forEach(index -> definitions.add(restoring.index(index)));
        if (!definitions.isEmpty() && !row.owned()) {
            missing.add("ownership of " + table);
        }
        if (!indexes.isEmpty() && !row.creates()) {
            missing.add("CREATE on the schema " + schema);
        }
        return new TablePlan(table, List.copyOf(definitions), null, List.copyOf(missing));
    }

    /**
     * Only where one plain key can be competed for, and that goes away too, can it be said afterwards who would have had
     * it.
     */
    private static @Nullable String otherwise(
            TableRow row, String legacyKey, TargetTable target, List<IndexRow> indexes) {
        if (!row.plain()) {
            return "it is partitioned or inherits";
        }
        if (!target.partitionable(legacyKey)) {
            return "rows compete for more than one plain key";
        }
        return indexes.stream()
                .filter(index -> index.unique() && index.kept() != null)
                .filter(index -> !index.columns().equals(List.of(legacyKey)))
                .findFirst()
                .map(index -> index.name() + " " + index.kept())
                .orElse(null);
    }
}
