package dev.rekey.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.json.Json;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** JSON that the legacy system keeps in text, read as strictly as the target's jsonb will. */
final class JsonText {

    private JsonText() {}

    /** The text is no JSON, or JSON that jsonb refuses. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The document, or null for blank text and JSON {@code null}. */
    static @Nullable JsonNode parse(String text) throws Invalid {
        if (ClosedSet.isBlank(text)) {
            return null;
        }
        try {
            JsonNode node = Json.parse(text);
            if (!storable(node)) {
                throw new Invalid();
            }
            return node.isNull() ? null : node;
        } catch (JsonProcessingException e) {
            // Not as a cause: its message quotes the text.
            throw new Invalid();
        }
    }

    /** Whether it is an array of nothing but strings. */
    static boolean isStrings(JsonNode node) {
        if (!node.isArray()) {
            return false;
        }
        for (JsonNode element : node) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static boolean storable(JsonNode node) {
        if (node.isMissingNode()) {
            return false;
        }
        if (node.isTextual()) {
            return storable(node.textValue());
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            if (!storable(names.next())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!storable(child)) {
                return false;
            }
        }
        return true;
    }

    /** jsonb has neither U+0000 nor half a surrogate pair. */
    private static boolean storable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }
}
