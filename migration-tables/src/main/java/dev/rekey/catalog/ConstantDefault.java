package dev.rekey.catalog;

import dev.rekey.json.Json;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column default that is a constant. Only such a default is a rule for null: a clock, a sequence or a random value
 * would differ from run to run, so anything with a name in it that is no literal counts as none.
 */
final class ConstantDefault {

    private static final Pattern CAST = Pattern.compile("::[a-zA-Z_ \".]+(\\(\\d+(,\\d+)?\\))?");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'|(-?\\d+(?:\\.\\d+)?)|(true|false)");

    private ConstantDefault() {}

    /**
     * The default as JSON, or null if it is no constant.
     *
     * @param expression as {@code pg_get_expr} or a column definition spells it
     */
    static @Nullable String parse(String expression, ColumnType type) {
        String bare = CAST.matcher(expression.strip()).replaceAll("").strip();
        while (bare.startsWith("(") && bare.endsWith(")")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        Matcher literal = LITERAL.matcher(bare.startsWith("'") ? bare : bare.toLowerCase(Locale.ROOT));
        if (!literal.matches()) {
            return null;
        }
        String text = literal.group(1);
        if (text == null) {
            return literal.group();
        }
        String value = text.replace("''", "'");
        return switch (type.name()) {
            case "json", "jsonb", "numeric", "integer", "bigint", "smallint", "double precision", "real" -> value;
            case "boolean" -> Boolean.toString(value.startsWith("t"));
            default -> Json.write(value);
        };
    }
}
