package dev.rekey.catalog;

import dev.rekey.jdbi.Bundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the target's catalog, all tables and all of them at once. */
public interface Catalog extends SqlObject {

    /** A column's catalog entry; {@code defaultExpression} is null without a default. */
    record ColumnRow(
            String tableName,
            String columnName,
            String type,
            List<String> labels,
            boolean notNull,
            boolean generated,
            @Nullable String defaultExpression) {}

    /** A unique index' catalog entry. */
    record KeyRow(String tableName, String name, List<String> columns, boolean plain, boolean nullsEqual) {}

    /** A constraint's or trigger's catalog entry; {@code kind} is c, f, x or t. */
    record ConstraintRow(
            String tableName,
            String name,
            String kind,
            boolean deferrable,
            @Nullable String expression,
            @Nullable String column,
            @Nullable String foreignTable,
            @Nullable String foreignColumn) {}

    String COLUMNS = """
            SELECT c.relname AS table_name, a.attname AS column_name,
                   CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod)
                        ELSE format_type(a.atttypid, a.atttypmod) END AS type,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = a.atttypid
                         ORDER BY e.enumsortorder) AS labels,
                   a.attnotnull OR t.typnotnull AS not_null,
                   a.attgenerated <> '' OR a.attidentity <> '' AS generated,
                   pg_get_expr(d.adbin, d.adrelid) AS default_expression
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND c.relkind IN ('r', 'p')
            ORDER BY c.relname, a.attnum""";

    String UNIQUE_INDEXES = """
            SELECT c.relname AS table_name, x.relname AS name,
                   ARRAY(SELECT a.attname::text FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, n)
                         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
                         WHERE k.n <= i.indnkeyatts ORDER BY k.n) AS columns,
                   i.indpred IS NULL AND i.indexprs IS NULL AND i.indimmediate AS plain,
                   coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_equal
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND i.indisunique AND NOT i.indisprimary
            ORDER BY c.relname, x.relname""";

    String CONSTRAINTS = """
            SELECT c.relname AS table_name, k.conname AS name, k.contype::text AS kind, k.condeferrable AS deferrable,
                   CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END AS expression,
                   CASE WHEN cardinality(k.conkey) = 1 THEN a.attname END AS column,
                   CASE WHEN k.contype = 'f' THEN k.confrelid::regclass::text END AS foreign_table,
                   f.attname AS foreign_column
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
            LEFT JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND k.contype IN ('c', 'f', 'x', 'u', 'p')
            UNION ALL
            SELECT c.relname, g.tgname, 't', g.tgdeferrable, NULL, NULL, NULL, NULL
            FROM pg_trigger g
            JOIN pg_class c ON c.oid = g.tgrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND NOT g.tgisinternal AND g.tgenabled <> 'D'
            ORDER BY table_name, name""";

    /** Kinds of constraints that a row is looked up by. */
    String KEYS = "pux";

    /** The tables that stand, by name. */
    default Map<String, TargetTable> read(String schema, List<String> tables) {
        Bundle bundle = Bundle.on(getHandle().getConnection());
        Supplier<Map<String, TargetTable>> standing = ask(bundle, schema, tables);
        bundle.send();
        return standing.get();
    }

    /** Asks for the tables that stand, by name, together with others. */
    static Supplier<Map<String, TargetTable>> ask(Bundle bundle, String schema, List<String> tables) {
        bundle.bind("schema", schema).bindList("tables", tables);
        Supplier<List<ColumnRow>> columnRows = bundle.ask(COLUMNS, ColumnRow.class);
        Supplier<List<KeyRow>> keyRows = bundle.ask(UNIQUE_INDEXES, KeyRow.class);
        Supplier<List<ConstraintRow>> constraintRows = bundle.ask(CONSTRAINTS, ConstraintRow.class);
        return () -> tables(schema, columnRows.get(), keyRows.get(), constraintRows.get());
    }

    private static Map<String, TargetTable> tables(
            String schema, List<ColumnRow> columnRows, List<KeyRow> keys, List<ConstraintRow> constraints) {
        Map<String, Map<String, TargetColumn>> columns = new LinkedHashMap<>();
        for (ColumnRow row : columnRows) {
            columns.computeIfAbsent(row.tableName(), table -> new LinkedHashMap<>())
                    .put(row.columnName(), column(row));
        }
        Map<String, TargetTable> found = new LinkedHashMap<>();
        columns.forEach((table, byName) -> found.put(table, table(schema, table, byName, keys, constraints)));
        return found;
    }

    private static TargetColumn column(ColumnRow row) {
        ColumnType type = ColumnType.parse(row.type());
        String expression = row.defaultExpression();
        return new TargetColumn(
                row.columnName(),
                type,
                row.labels(),
                row.notNull(),
                row.generated() || expression != null,
                expression == null || row.generated() ? null : ConstantDefault.parse(expression, type));
    }

    private static TargetTable table(
            String schema,
            String table,
            Map<String, TargetColumn> columns,
            List<KeyRow> keys,
            List<ConstraintRow> constraints) {
        Map<String, String> checks = new LinkedHashMap<>();
        List<ForeignKey> foreignKeys = new ArrayList<>();
        List<String> unforeseeable = new ArrayList<>();
        List<String> exclusions = new ArrayList<>();
        List<String> deferrableKeys = new ArrayList<>();
        boolean deferrable = false;
        for (ConstraintRow row : constraints) {
            if (!row.tableName().equals(table)) {
                continue;
            }
            deferrable |= row.deferrable();
            if (row.deferrable() && KEYS.contains(row.kind())) {
                deferrableKeys.add(row.name());
            }
            switch (row.kind()) {
                case "c" -> checks.put(row.name(), String.valueOf(row.expression()));
                case "f" -> {
                    if (row.column() != null) {
                        foreignKeys.add(new ForeignKey(
                                row.name(),
                                row.column(),
                                String.valueOf(row.foreignTable()),
                                String.valueOf(row.foreignColumn())));
                    }
                }
                case "x" -> {
                    exclusions.add(row.name());
                    unforeseeable.add("exclusion constraint " + row.name());
                }
                case "t" -> unforeseeable.add(TargetTable.TRIGGER + row.name());
                default -> {}
            }
        }
        List<UniqueKey> uniqueKeys = keys.stream()
                .filter(key -> key.tableName().equals(table))
                .map(key -> new UniqueKey(key.name(), key.columns(), key.plain(), key.nullsEqual()))
                .toList();
        uniqueKeys.stream().filter(key -> !key.plain()).forEach(key -> unforeseeable.add("unique index " + key.name()));
        return new TargetTable(
                schema,
                table,
                true,
                columns,
                uniqueKeys,
                checks,
                foreignKeys,
                unforeseeable,
                exclusions,
                deferrableKeys,
                deferrable);
    }
}
