package dev.rekey.engine;

import dev.rekey.json.Dates;
import dev.rekey.json.Json;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values as PostgreSQL reads them: to the letter what {@code json_populate_recordset} makes of the same value as JSON. */
final class ColumnText {

    private ColumnText() {}

    /** A value for a column of a type. */
    static String of(Object value, String type) {
        if (type.startsWith("json")) {
            return type.endsWith("[]") && value instanceof List<?> list ? array(list, true) : Json.writeDocument(value);
        }
        return value instanceof List<?> list && type.endsWith("[]") ? array(list, false) : plain(value);
    }

    /** A value's own text; of an object or an array its JSON. */
    private static String plain(Object value) {
        if (value instanceof String || value instanceof UUID || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof OffsetDateTime time) {
            return Dates.format(time);
        } else if (value instanceof LocalDate date) {
            return Dates.format(date);
        } else if (value instanceof List || value instanceof Map) {
            return Json.writeDocument(value);
        }
        String json = Json.write(value);
        return json.startsWith("\"") ? Json.read(json, String.class) : json;
    }

    private static String array(List<?> elements, boolean json) {
        StringBuilder literal = new StringBuilder("{");
        for (Iterator<?> each = elements.iterator(); each.hasNext(); ) {
            Object element = each.next();
            if (element == null) {
                literal.append("NULL");
            } else if (element instanceof List<?> nested && !json) {
                literal.append(array(nested, false));
            } else {
                quoted(literal, json ? Json.writeDocument(element) : plain(element));
            }
            literal.append(each.hasNext() ? "," : "");
        }
        return literal.append('}').toString();
    }

    private static void quoted(StringBuilder literal, String element) {
        literal.append('"');
        for (int i = 0; i < element.length(); i++) {
            char c = element.charAt(i);
            literal.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
        literal.append('"');
    }
}
