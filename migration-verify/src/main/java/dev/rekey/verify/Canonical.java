package dev.rekey.verify;

import java.util.Set;

/**
 * The one spelling of a value on which both databases agree: numbers without trailing zeros, JSON as jsonb compares it
 * (the order of keys is nothing, 1.50 is 1.5), times in UTC to the microsecond.
 */
final class Canonical {

    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric", "float4", "float8");
    private static final Set<String> JSON = Set.of("json", "jsonb");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name");

    private Canonical() {}

    /** An expression of type text for an expression of a type that the driver names. */
    static String of(String expression, String type) {
        if (NUMBERS.contains(type)) {
            return "trim_scale((" + expression + ")::numeric)::text";
        }
        if (JSON.contains(type)) {
            String text = "(" + expression + ")::jsonb::text";
            return "CASE WHEN position('.' IN " + text + ") > 0 THEN regexp_replace(" + text
                    + ", '(\"([^\"\\\\]|\\\\.)*\")|(-?[0-9]+\\.[0-9]*[1-9])0+(?![0-9])|(-?[0-9]+)\\.0+(?![0-9])',"
                    + " '\\1\\3\\4', 'g') ELSE " + text + " END";
        }
        return "(" + expression + ")::text";
    }

    /** Whether values of both types can be the same value. */
    static boolean comparable(String type, String other) {
        return kind(type).equals(kind(other));
    }

    private static String kind(String type) {
        return NUMBERS.contains(type) ? "number" : JSON.contains(type) ? "json" : TEXTS.contains(type) ? "text" : type;
    }
}
