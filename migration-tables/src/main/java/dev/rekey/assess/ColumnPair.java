package dev.rekey.assess;

import dev.rekey.api.TableSpec;
import dev.rekey.catalog.ColumnType;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A column of a target table that stands, beside the same column as its definition has it.
 *
 * @param wanted as defined
 * @param standing as it is
 */
record ColumnPair(String table, TargetColumn wanted, TargetColumn standing) {

    /** PostgreSQL's types by what they hold; one that is not listed is a kind of its own. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("text", "text"),
            Map.entry("character varying", "text"),
            Map.entry("character", "text"),
            Map.entry("citext", "text"),
            Map.entry("smallint", "number"),
            Map.entry("integer", "number"),
            Map.entry("bigint", "number"),
            Map.entry("numeric", "number"),
            Map.entry("json", "JSON"),
            Map.entry("jsonb", "JSON"));

    /** All columns that stand and that the migration writes. */
    static List<ColumnPair> of(Scene scene) {
        List<ColumnPair> pairs = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable standing = scene.target(spec.table());
            if (!standing.exists()) {
                continue;
            }
            new TableDefinition(spec, standing.schema()).table().columns().forEach((name, wanted) -> {
                TargetColumn column = standing.column(name);
                if (column != null) {
                    pairs.add(new ColumnPair(spec.table(), wanted, column));
                }
            });
        }
        return pairs;
    }

    /** {@code table.column is a, b is defined}. */
    String words() {
        return table + "." + wanted.name() + " is " + standing.type().sql() + ", defined as "
                + wanted.type().sql();
    }

    /** Whether the column holds what it should, whatever its limits are. */
    boolean sameKind() {
        if (!standing.labels().isEmpty()) {
            return kind(wanted.type()).equals("text");
        }
        boolean exact = !wanted.type().name().equals("numeric")
                || standing.type().name().equals("numeric");
        return exact && kind(wanted.type()).equals(kind(standing.type()));
    }

    private static String kind(ColumnType type) {
        return KINDS.getOrDefault(type.name(), type.name());
    }
}
