package dev.rekey.catalog;

import dev.rekey.api.TableSpec;
import dev.rekey.database.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A target table as its row type and description define it: what it can hold, and the SQL that creates it. */
public final class TableDefinition {

    private static final Pattern TYPE = Pattern.compile(
            "^((?:DOUBLE PRECISION|TIMESTAMP WITH(?:OUT)? TIME ZONE|[A-Z]\\w*)(?:\\([\\d, ]+\\))?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DEFAULT =
            Pattern.compile("\\bDEFAULT\\s+('(?:[^']|'')*'|\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCES =
            Pattern.compile("\\bREFERENCES\\s+(\\w+)\\((\\w+)\\)", Pattern.CASE_INSENSITIVE);
    private static final String ID = "UUID PRIMARY KEY DEFAULT gen_random_uuid()";
    private static final String METADATA = "metadata";
    private static final String METADATA_TYPE = "JSONB DEFAULT '{}'";

    private final TableSpec<?, ?> spec;
    private final String schema;
    private final Map<String, String> definitions = new LinkedHashMap<>();

    public TableDefinition(TableSpec<?, ?> spec, String schema) {
        this.spec = spec;
        this.schema = schema;
        definitions.put("id", ID);
        for (RecordColumns.RecordColumn column : RecordColumns.written(spec)) {
            definitions.put(column.name(), column.described().value());
        }
        definitions.put(spec.names().of(METADATA), METADATA_TYPE);
    }

    /** What the deployment calls the columns that the migration fills, in order; one name twice where it calls two so. */
    public static List<String> columns(TableSpec<?, ?> spec) {
        List<String> names = new ArrayList<>(List.of("id"));
        RecordColumns.written(spec).forEach(column -> names.add(column.name()));
        names.add(spec.names().of(METADATA));
        return names;
    }

    /** The table as it will be created. */
    public TargetTable table() {
        Map<String, TargetColumn> columns = new LinkedHashMap<>();
        List<UniqueKey> uniqueKeys = new ArrayList<>();
        definitions.forEach((name, definition) -> {
            columns.put(name, column(name, definition));
            if (definition.toUpperCase(Locale.ROOT).contains("UNIQUE")) {
                uniqueKeys.add(new UniqueKey(spec.table() + "_" + name + "_key", List.of(name), true, false));
            }
        });
        for (List<String> key : spec.uniqueKeys()) {
            uniqueKeys.add(new UniqueKey(spec.table() + "_" + String.join("_", key) + "_key", key, true, false));
        }
        return new TargetTable(
                schema,
                spec.table(),
                false,
                columns,
                uniqueKeys,
                Map.of(),
                foreignKeys(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    /** Whether the column must have a value by its definition, whatever an existing table allows. */
    public static boolean isRequired(String definition) {
        return definition.toUpperCase(Locale.ROOT).contains("NOT NULL");
    }

    /**
     * The statements that create the table: the table, indexes on foreign keys and legacy ids, row level security on,
     * nothing for the roles that web clients come in with.
     *
     * @param webRoles those of {@code anon} and {@code authenticated} that exist
     */
    public List<String> ddl(List<String> webRoles) {
        String table = Identifiers.quote(schema, spec.table());
        List<String> lines = new ArrayList<>();
        definitions.forEach((name, definition) -> lines.add(Identifiers.quote(name) + " " + qualified(definition)));
        spec.uniqueKeys().forEach(key -> lines.add("UNIQUE (" + quoted(key) + ")"));
        List<String> ddl = new ArrayList<>();
        ddl.add("CREATE TABLE " + table + " (\n  " + String.join(",\n  ", lines) + ")");
        for (String column : indexed()) {
            ddl.add("CREATE INDEX ON " + table + " (" + Identifiers.quote(column) + ")");
        }
        ddl.add("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
        ddl.add("REVOKE ALL ON " + table + " FROM PUBLIC");
        webRoles.forEach(role -> ddl.add("REVOKE ALL ON " + table + " FROM " + Identifiers.quote(role)));
        return ddl;
    }

    private List<String> indexed() {
        return definitions.entrySet().stream()
                .filter(column -> column.getKey().startsWith("legacy_")
                        || REFERENCES.matcher(column.getValue()).find())
                .filter(column -> !column.getValue().toUpperCase(Locale.ROOT).contains("UNIQUE"))
                .map(Map.Entry::getKey)
                .filter(column ->
                        spec.uniqueKeys().stream().noneMatch(key -> key.get(0).equals(column)))
                .toList();
    }

    private List<ForeignKey> foreignKeys() {
        List<ForeignKey> keys = new ArrayList<>();
        definitions.forEach((name, definition) -> {
            Matcher reference = REFERENCES.matcher(definition);
            if (reference.find()) {
                keys.add(new ForeignKey(
                        spec.table() + "_" + name + "_fkey",
                        name,
                        Identifiers.quote(schema, reference.group(1)),
                        reference.group(2)));
            }
        });
        return keys;
    }

    private String qualified(String definition) {
        return REFERENCES
                .matcher(definition)
                .replaceAll(reference -> Matcher.quoteReplacement("REFERENCES "
                        + Identifiers.quote(schema, reference.group(1)) + "(" + reference.group(2) + ")"));
    }

    private static String quoted(List<String> columns) {
        return String.join(", ", columns.stream().map(Identifiers::quote).toList());
    }

    private static TargetColumn column(String name, String definition) {
        Matcher type = TYPE.matcher(definition);
        if (!type.find()) {
            throw new IllegalArgumentException(name + ": no type in its definition: " + definition);
        }
        ColumnType columnType = ColumnType.parse(type.group(1));
        return new TargetColumn(
                name,
                columnType,
                List.of(),
                isRequired(definition) || definition.contains("PRIMARY KEY"),
                DEFAULT.matcher(definition).find(),
                constantDefault(definition, columnType));
    }

    /** The constant that a definition has as default, as SQL; null where it has none, or a clock. */
    public static @Nullable String fallback(String definition) {
        Matcher value = DEFAULT.matcher(definition);
        return value.find() && !value.group(1).contains("(") ? value.group(1) : null;
    }

    private static @Nullable String constantDefault(String definition, ColumnType type) {
        Matcher value = DEFAULT.matcher(definition);
        return value.find() ? ConstantDefault.parse(value.group(1), type) : null;
    }
}
