package dev.rekey.catalog;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type with its limits.
 *
 * @param name PostgreSQL's own name of the type, lower case, without its modifier: {@code character varying}
 * @param limit characters of a text type, digits of a numeric, decimals of a timestamp's seconds; -1 for none
 * @param scale decimals of a numeric; -1 for none
 */
public record ColumnType(String name, int limit, int scale) {

    private static final Pattern MODIFIER = Pattern.compile("\\s*\\((\\d+)(?:\\s*,\\s*(-?\\d+))?\\)");

    /** Reads a type as {@code format_type} or a column definition spells it. */
    static ColumnType parse(String text) {
        Matcher modifier = MODIFIER.matcher(text);
        if (!modifier.find()) {
            return new ColumnType(canonical(text), -1, -1);
        }
        String name = canonical(text.substring(0, modifier.start()) + text.substring(modifier.end()));
        String scale = modifier.group(2);
        return new ColumnType(
                name,
                Integer.parseInt(modifier.group(1)),
                scale != null ? Integer.parseInt(scale) : name.equals("numeric") ? 0 : -1);
    }

    private static String canonical(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "varchar" -> "character varying";
            case "decimal" -> "numeric";
            case "int", "int4" -> "integer";
            case "int8" -> "bigint";
            case "int2" -> "smallint";
            case "bool" -> "boolean";
            case "timestamptz" -> "timestamp with time zone";
            default -> lower;
        };
    }

    /** As SQL spells it. */
    public String sql() {
        return limit < 0 ? name : scale < 0 ? name + "(" + limit + ")" : name + "(" + limit + "," + scale + ")";
    }
}
