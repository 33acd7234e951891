package dev.rekey.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.TargetNames;
import dev.rekey.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code target.json}: {@code {"brackets": {"rename": {"slot_size": "slot_width"}, "leave_out": ["model"]}}}.
 */
final class TargetNamesFile {

    private static final Set<String> KEYS = Set.of("rename", "leave_out");

    private final String path;

    private TargetNamesFile(String path) {
        this.path = path;
    }

    static Map<String, TargetNames> read(String path, String text) {
        return new TargetNamesFile(path).tables(text);
    }

    private Map<String, TargetNames> tables(String text) {
        Map<String, TargetNames> names = new LinkedHashMap<>();
        try {
            JsonNode tables = object(Json.parse(text), "the file");
            tables.properties().forEach(table -> names.put(table.getKey(), names(table.getKey(), table.getValue())));
        } catch (JsonProcessingException e) {
            throw wrong("is no valid JSON at line " + e.getLocation().getLineNr());
        }
        return names;
    }

    private TargetNames names(String table, JsonNode node) {
        object(node, table).fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw wrong(table + ": '" + key + "' means nothing; write rename or leave_out");
            }
        });
        Map<String, String> renamed = new LinkedHashMap<>();
        object(node.path("rename"), table + ".rename")
                .properties()
                .forEach(column -> renamed.put(column.getKey(), text(column.getValue(), table)));
        Set<String> leftOut = new HashSet<>();
        JsonNode list = node.path("leave_out");
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(table + ".leave_out must be an array of column names");
        }
        list.forEach(column -> leftOut.add(text(column, table)));
        if (renamed.containsKey("id") || leftOut.contains("id")) {
            throw wrong(table + ": id must be there, and be called id: every reference is made of it");
        }
        if (leftOut.contains("metadata")) {
            throw wrong(
                    table + ": metadata must be there, under whatever name: it keeps what has no column of its own");
        }
        if (new HashSet<>(renamed.values()).size() < renamed.size()) {
            throw wrong(table + ": two columns cannot have one name");
        }
        return new TargetNames(renamed, leftOut);
    }

    private JsonNode object(JsonNode node, String what) {
        if (!node.isObject() && !node.isMissingNode()) {
            throw wrong(what + " must be an object");
        }
        return node;
    }

    private String text(JsonNode node, String table) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw wrong(table + ": a column's name must be text");
        }
        return node.textValue();
    }

    private MigrationException wrong(String how) {
        return new MigrationException(ExitCode.CONFIGURATION, path + ": " + how);
    }
}
