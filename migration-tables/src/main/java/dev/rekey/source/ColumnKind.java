package dev.rekey.source;

import dev.rekey.source.SourceInspection.SourceColumn;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** Kinds of source columns. A legacy row's component wants a kind, not an exact type. */
enum ColumnKind {
    TEXT("text", "text", "varchar", "bpchar", "char", "name", "citext", "json", "jsonb", "uuid"),
    WHOLE("a whole number", "int2", "int4", "int8", "smallserial", "serial", "bigserial", "oid"),
    DECIMAL("a number (numeric or whole)", "numeric", "int2", "int4", "int8"),
    BOOLEAN("boolean", "bool"),
    DATE("a date", "date"),
    TIMESTAMP("a timestamp", "timestamp", "timestamptz"),
    LIST("an array of whole numbers or JSON", "_int2", "_int4", "_int8", "json", "jsonb"),
    NAMES("an array of text or JSON", "_text", "_varchar", "_name", "json", "jsonb", "text");

    private final String words;
    private final String types;

    ColumnKind(String words, String... types) {
        this.words = words;
        this.types = " " + String.join(" ", types) + " ";
    }

    /** The kind that a component of this Java type wants. */
    static ColumnKind of(Class<?> type) {
        if (type == long.class || type == Long.class || type == Integer.class) {
            return WHOLE;
        } else if (type == Number.class) {
            return DECIMAL;
        } else if (type == Boolean.class) {
            return BOOLEAN;
        } else if (type == LocalDate.class) {
            return DATE;
        } else if (type == OffsetDateTime.class) {
            return TIMESTAMP;
        }
        return type == List.class ? LIST : TEXT;
    }

    String words() {
        return words;
    }

    boolean takes(SourceColumn column) {
        // The driver has an enum's labels, and any domain's or extension's text, as text.
        return types.contains(" " + column.type() + " ") || (this == TEXT && column.jdbcType() == Types.VARCHAR);
    }
}
