package dev.rekey.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What kind of JSON stands where. */
final class JsonShapes extends RowCheck {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern NOT_STORABLE = Pattern.compile("\\x00|[\\ud800-\\udfff]");

    /** A condition that is true of a value of the wrong kind, by kind. */
    private static final Map<String, String> WRONG = Map.of(
            "strings",
                    "jsonb_typeof(%1$s) <> 'array' OR jsonb_path_exists(%1$s, 'strict $[*].type() ? (@ <> \"string\")')",
            "object", "jsonb_typeof(%1$s) <> 'object'",
            "trail",
                    "jsonb_typeof(%1$s) <> 'array' OR jsonb_path_exists(%1$s, 'strict $[*].type() ? (@ <> \"object\")')",
            "uuids",
                    "jsonb_typeof(%1$s) <> 'array' OR EXISTS (SELECT FROM jsonb_array_elements_text(%1$s) AS e (id)"
                            + " WHERE e.id !~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$')");

    @Override
    public String id() {
        return "json_shapes";
    }

    @Override
    public String proves() {
        return "every JSON column holds the kind of JSON it should, and the source's";
    }

    @Override
    public String remedy() {
        return "Find out who changed the row; then: rekey migrate --repair";
    }

    @Override
    Predicate<String> columns(Scene scene, Subject table) {
        return column -> table.shapes().containsKey(column) || column.startsWith("metadata");
    }

    @Override
    void more(Scene scene, Subject table, Finding.Collector found) {
        String rows = " FROM {target}." + table.table() + " WHERE " + table.legacyKey() + " IS NOT NULL AND (";
        table.shapes().forEach((column, kind) -> scene.target()
                .ids(scene.sql("SELECT " + table.legacyKey() + rows
                        + WRONG.getOrDefault(kind, "false").formatted(column) + ") ORDER BY 1"))
                .forEach(id -> found.error(id, column, "not of the kind it should be")));
        Set<String> defaults = new TreeSet<>(scene.defaults(table).keySet());
        defaults.addAll(RowSets.rules(scene.rowSets(table).expected().columns().keySet()));
        scene.target()
                .ids(scene.sql("SELECT " + table.legacyKey() + rows + "jsonb_typeof(metadata) <> 'object'"
                        + " OR metadata - '{legacy,defaulted,lineage}'::text[] <> '{}' OR metadata -> 'defaulted' IS NOT NULL AND ("
                        + "NOT metadata -> 'defaulted' <@ to_jsonb(ARRAY['" + String.join("','", defaults)
                        + "']) OR metadata -> 'defaulted' = '[]')) ORDER BY 1"))
                .forEach(id -> found.error(id, "metadata", "not as the specification has it"));
        setAside(scene, table, found);
    }

    /** Text may be set aside only if it is not what it should be. */
    private static void setAside(Scene scene, Subject table, Finding.Collector found) {
        if (table.setAside().isEmpty()) {
            return;
        }
        boolean strings = "strings".equals(table.shapes().get(table.setAside()));
        String key = "metadata.legacy." + table.setAside();
        Sql texts = scene.sql("SELECT " + table.legacyKey() + ", metadata #>> '{legacy," + table.setAside()
                        + "}' FROM {target}." + table.table() + " WHERE " + table.legacyKey() + " = ANY(:ids)")
                .with("ids", scene.setAside(table));
        for (SetAside row :
                scene.target().list(texts, (row, context) -> new SetAside(row.getLong(1), row.getString(2)))) {
            if (usable(row.text(), strings)) {
                found.error(row.legacyId(), key, "was set aside, though it is the JSON it should be");
            }
        }
    }

    private record SetAside(long legacyId, String text) {}

    /** Whether text is JSON that its column could have held: an array of strings, or an object. */
    static boolean usable(String text, boolean strings) {
        try {
            JsonNode node = STRICT.readTree(text);
            if (node.isMissingNode() || node.isNull()) {
                return true;
            }
            if (strings ? !node.isArray() : !node.isObject()) {
                return false;
            }
            for (JsonNode element : node) {
                if (strings && !element.isTextual()) {
                    return false;
                }
            }
            return !NOT_STORABLE
                    .matcher(node.toString().replaceAll("\\\\u0000", "\0"))
                    .find();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
