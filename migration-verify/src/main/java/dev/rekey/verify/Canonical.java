package dev.rekey.verify;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The one spelling of a value on which both databases agree: numbers without trailing zeros, JSON as jsonb compares it
 * (the order of keys is nothing, 1.50 is 1.5), times in UTC to the microsecond.
 *
 * @param value an expression of type text, for people
 * @param hashed another one, quicker to compute, that is equal where the value is
 * @param literal the quickest: where it is equal, so is the value; where it is not, the value may be all the same
 */
record Canonical(String value, String hashed, String literal) {

    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");
    private static final Set<String> FRACTIONS = Set.of("numeric", "float4", "float8");
    private static final Set<String> JSON = Set.of("json", "jsonb");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name");

    /** The spelling of an expression of a type that the driver names. */
    static Canonical of(String expression, String type) {
        if (FRACTIONS.contains(type)) {
            return same("trim_scale((" + expression + ")::numeric)::text");
        }
        if (JSON.contains(type)) {
            String json = "(" + expression + ")::jsonb";
            return new Canonical(
                    "regexp_replace(" + json
                            + "::text, '(\"([^\"\\\\]|\\\\.)*\")|(-?[0-9]+\\.[0-9]*[1-9])0+(?![0-9])|(-?[0-9]+)\\.0+(?![0-9])',"
                            + " '\\1\\3\\4', 'g')",
                    // Quicker than the above: zeros go from strings as well, and the hash of jsonb, which does not see
                    // how values are nested, tells such strings apart.
                    "regexp_replace(" + json
                            + "::text, '(\\.[0-9]*[1-9])0+(?![0-9])|\\.0+(?![0-9])', '\\1', 'g') || ' '"
                            + " || jsonb_hash_extended(" + json + ", 0) || ' ' || jsonb_hash_extended(" + json
                            + ", 1)",
                    json + "::text");
        }
        return same("(" + expression + ")::text");
    }

    private static Canonical same(String expression) {
        return new Canonical(expression, expression, expression);
    }

    /** All spellings within another expression. */
    Canonical within(UnaryOperator<String> expression) {
        return new Canonical(expression.apply(value), expression.apply(hashed), expression.apply(literal));
    }

    /** Whether values of both types can be the same value. */
    static boolean comparable(String type, String other) {
        return kind(type).equals(kind(other));
    }

    private static String kind(String type) {
        return WHOLE.contains(type) || FRACTIONS.contains(type)
                ? "number"
                : JSON.contains(type) ? "json" : TEXTS.contains(type) ? "text" : type;
    }
}
