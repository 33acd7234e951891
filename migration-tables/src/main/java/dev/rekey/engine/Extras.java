package dev.rekey.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.api.Provenance;
import dev.rekey.api.ReasonCode;
import dev.rekey.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source query yields of a row for its {@code metadata}.
 *
 * @param legacy further source values by name, without nulls
 * @param lineage the original rows behind the row
 * @param defaults the columns whose value is a rule of the query
 */
record Extras(Map<String, Object> legacy, List<?> lineage, List<String> defaults) {

    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Extras NONE = new Extras(Map.of(), List.of(), List.of());

    /** Reads them; what is not the JSON it should be rejects the row, for a value would be lost. */
    static Extras of(@Nullable Provenance provenance, MappingContext<?> row) {
        if (provenance == null) {
            return NONE;
        }
        return new Extras(
                legacy(node("legacy", provenance.legacy(), "an object", JsonNode::isObject, row)),
                list(node("lineage", provenance.lineage(), "an array", JsonNode::isArray, row)),
                names(provenance.defaults(), row));
    }

    @SuppressWarnings("unchecked") // Json.plain makes a map of an object
    private static Map<String, Object> legacy(@Nullable JsonNode object) {
        if (object == null) {
            return Map.of();
        }
        Map<String, Object> values = (Map<String, Object>) Objects.requireNonNull(Json.plain(object));
        values.values().removeIf(value -> value == null);
        return values;
    }

    private static List<?> list(@Nullable JsonNode array) {
        return array == null ? List.of() : (List<?>) Objects.requireNonNull(Json.plain(array));
    }

    /** A JSON array, an array of PostgreSQL's as text, or names with commas between. */
    private static List<String> names(@Nullable String text, MappingContext<?> row) {
        if (text == null || ClosedSet.isBlank(text)) {
            return List.of();
        }
        if (text.startsWith("[")) {
            return list(node("defaults", text, "an array of strings", JsonText::isStrings, row)).stream()
                    .map(String::valueOf)
                    .toList();
        }
        String list = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        List<String> names = Arrays.stream(list.split(","))
                .map(name -> name.strip().replaceAll("^\"(.*)\"$", "$1"))
                .filter(name -> !name.isEmpty())
                .toList();
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            refuse("defaults", "a list of column names", row);
        }
        return names;
    }

    private static @Nullable JsonNode node(
            String column, @Nullable String text, String kind, Predicate<JsonNode> isKind, MappingContext<?> row) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = JsonText.parse(text);
            if (node == null || isKind.test(node)) {
                return node;
            }
        } catch (JsonText.Invalid e) {
            // What is no JSON at all is not the right kind of it either.
        }
        refuse(column, kind, row);
        return null;
    }

    private static void refuse(String column, String kind, MappingContext<?> row) {
        row.reject(
                ReasonCode.JSON_INVALID,
                "metadata",
                "metadata: the source query's column " + column + " is not " + kind);
    }
}
