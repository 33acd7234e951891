package dev.rekey.engine;

import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows as values of their table's row type, {@code (1,"a text",,)}: the server reads them in half the time that the same
 * as JSON takes it.
 */
final class RecordText {

    private static final int CHARACTERS_A_ROW = 400;

    private final List<Field> fields = new ArrayList<>();

    /**
     * A column.
     *
     * @param document whether it holds JSON, in which a text of its own may need quotes
     */
    private record Field(String column, String type, boolean document) {

        /** Whether the value needs no quotes. */
        boolean isBare(Object value) {
            return !document && (value instanceof Number || value instanceof UUID);
        }
    }

    /** Rows of a table. */
    RecordText(TargetTable target) {
        for (TargetColumn column : target.columns().values()) {
            String type = column.type().name();
            fields.add(new Field(column.name(), type, type.startsWith("json")));
        }
    }

    /** The table's columns, in the order in which the values stand. */
    List<String> columns() {
        return fields.stream().map(Field::column).toList();
    }

    /** A row by the names of its columns; those that it does not name are null. */
    String of(Map<String, @Nullable Object> row) {
        StringBuilder text = new StringBuilder(CHARACTERS_A_ROW);
        char before = '(';
        for (Field field : fields) {
            text.append(before);
            before = ',';
            Object value = row.get(field.column());
            if (value != null && field.isBare(value)) {
                text.append(value);
            } else if (value != null) {
                quoted(text, ColumnText.of(value, field.type()));
            }
        }
        return text.append(')').toString();
    }

    private static void quoted(StringBuilder text, String value) {
        text.append('"');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append(value, from, i).append(c);
                from = i;
            }
        }
        text.append(value, from, value.length()).append('"');
    }
}
