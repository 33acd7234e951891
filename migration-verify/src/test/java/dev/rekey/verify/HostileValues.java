package dev.rekey.verify;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values for a legacy column by its name and type, as PostgreSQL reads them: mostly ordinary, sometimes anything. */
final class HostileValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u00a0\u2003\u3000",
            "\t\n\u000b\f\r\u0085",
            "null",
            "NULL",
            "{}",
            "O'Brien \\ \"quoted\" ?:x",
            "😀👩🏽\u200d⚕️",
            "\u200b",
            "\u001f\u007f\u0001",
            "İstanbul ıI ß ẞ ŉ",
            "e\u0301 \u00e9",
            "ليلى \u202e abc",
            "\uffff",
            "%s $1 :name <tag> {{x}}",
            "😀".repeat(60),
            "x".repeat(260),
            " padded ",
            "0",
            "1.50",
            "-0.0");

    private static final List<String> STRINGS = List.of(
            "[]",
            " [ \"a\" ,\n\"a\" ]",
            "[\"\\u00e9\\ud83d\\ude00\", \"\"]",
            "[\"1.50\", \"x 2.00 \\\" 3.10\"]",
            "[\"\\\\\", \"\\/\", \"\\u0041\"]",
            "null",
            " null ",
            "",
            "\u00a0",
            "[1]",
            "[null]",
            "{}",
            "[\"\\u0000\"]",
            "[\"\\ud800\"]",
            "[\"a\"] b",
            "[\"a\",]",
            "['a']",
            "[[\"a\"]]");

    private static final List<String> OBJECTS = List.of(
            "{}",
            "{\"b\": 1.50, \"a\": [1e2, 1.0e-3, -0, -0.0, 100, 12345678901234567890.12345678901234567000]}",
            "{\"n\": 1E+3, \"m\": 0.000, \"o\": 10.010}",
            "{\"text 1.50\": \"1.50 \\\"2.50\\\" 3.00\", \"\\u00e9\": \"\\\\\"}",
            "{\"bb\": 1, \"a\": {\"z\": null, \"y\": true}}",
            "{\"\": \"\"}",
            "{\"deep\": [[[[[{\"a\": [0.10]}]]]]]}",
            "null",
            " ",
            "",
            "[]",
            "\"text\"",
            "1.50",
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": {\"b\": 1, \"b\": 1}}",
            "{\"a\": \"\\u0000\"}",
            "{\"a\": \"\\udc00\"}",
            "{\"a\": NaN}",
            "{a: 1}",
            "{\"a\": 1} x",
            "{\"a\": 01}",
            "{\"a\": 1.}",
            "{\"a\": .5}",
            "{",
            "free text",
            "{\"huge\": 1" + "0".repeat(400) + "}",
            "{\"tiny\": 0." + "0".repeat(300) + "1}",
            "{\"e\": 1e200}",
            "{\"e\": 1e-200}");

    private static final Map<String, List<String>> SETS = Map.ofEntries(
            Map.entry("material", List.of("metal", " Ceramic\t", "PLASTIC")),
            Map.entry("arch_type", List.of("upper", "Lower", "\u3000BOTH ")),
            Map.entry("bracket_type", List.of("standard", "Self__Ligating", "self \u00a0- ligating", "LINGUAL")),
            Map.entry("relationship_type", List.of("primary", "Secondary", "REVISION")),
            Map.entry("priority", List.of("low", "Normal", "HIGH", "urgent")),
            Map.entry("purchase_type", List.of("material", "Service", "EQUIPMENT")),
            Map.entry("currency", List.of("USD", " eur", "chf ", "JPY")),
            Map.entry("discussion_type", List.of("Treatment Plan", "treatment--plan", "review", "CONSULTATION")),
            Map.entry("group_type", List.of("Role Based", "role-based", "department", "Custom")),
            Map.entry("role_type", List.of("system", "Clinical", "ADMINISTRATIVE")),
            Map.entry("scope_type", List.of("global", "Office", "office", "department")),
            Map.entry("dispatch_technician.status", List.of("active", "Inactive", "TERMINATED")),
            Map.entry("dispatch_order_case.status", List.of("active", "Completed", "CANCELLED")),
            Map.entry("dispatch_purchase.status", List.of("pending", "Approved", "PAID", "cancelled")),
            Map.entry("dispatch_treatment_discussion.status", List.of("active", "Resolved", "ARCHIVED")));

    private static final List<String> DATES = List.of(
            "2020-02-29",
            "1999-12-31",
            "infinity",
            "-infinity",
            "0044-03-15 BC",
            "0001-01-01",
            "9999-12-31",
            "294276-01-01",
            "4713-01-01 BC");

    private static final List<String> INSTANTS = List.of(
            "2020-02-29 23:59:59.999999+00",
            "1969-12-31 23:59:59.999999+00",
            "infinity",
            "-infinity",
            "0044-03-15 12:00:00.000001+00 BC",
            "9999-12-31 23:59:59.999999+00",
            "294276-12-31 23:59:59.999999+00",
            "4713-01-01 00:00:00+00 BC");

    /** Gaps and overlaps of Berlin, New York and Lord Howe, their edges, and what is far from any rule. */
    private static final List<String> LOCAL_TIMES = List.of(
            "2021-03-28 02:00:00",
            "2021-03-28 02:30:00.123456",
            "2021-03-28 03:00:00",
            "2021-10-31 02:00:00",
            "2021-10-31 02:30:00.000001",
            "2021-10-31 02:59:59.999999",
            "2021-10-31 03:00:00",
            "2021-03-14 02:30:00",
            "2021-11-07 01:30:00",
            "2021-11-07 01:00:00",
            "2021-11-07 02:00:00",
            "2021-10-03 02:15:00",
            "2021-04-04 01:45:00",
            "2021-04-04 01:30:00",
            "1980-04-06 02:30:00",
            "1947-05-11 03:30:00",
            "1945-05-24 02:30:00",
            "2037-10-25 02:30:00",
            "2500-07-01 12:00:00",
            "9999-12-31 23:59:59.999999",
            "1500-01-01 00:00:00",
            "0044-03-15 12:00:00 BC",
            "infinity",
            "-infinity");

    private final Random random;

    HostileValues(long seed) {
        this.random = new Random(seed);
    }

    /** One in so many. */
    boolean once(int of) {
        return random.nextInt(of) == 0;
    }

    String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A value as text, or null. */
    @Nullable String of(String table, String column, String type, int ids) {
        boolean hostile = once(12);
        if (hostile && once(3)) {
            return null;
        }
        return switch (type) {
            case "integer" -> number(column, hostile, ids);
            case "bigint" -> hostile ? "9223372036854775807" : Long.toString(random.nextLong());
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "date" -> hostile ? any(DATES) : "2021-0" + (1 + below(9)) + "-1" + below(10);
            case "timestamp with time zone" -> hostile ? any(INSTANTS) : ordinaryTime() + "+02";
            case "timestamp without time zone" -> once(2) ? any(LOCAL_TIMES) : ordinaryTime();
            case "numeric" -> amount(column, hostile);
            default -> text(table, column, hostile);
        };
    }

    private String number(String column, boolean hostile, int ids) {
        if (column.equals("role_level")) {
            return Integer.toString(hostile ? below(9) : 1 + below(3));
        }
        return hostile
                ? any(List.of("0", "-1", "2147483647", "-2147483648", "77777"))
                : Integer.toString(1 + below(ids));
    }

    private String ordinaryTime() {
        return "20" + (10 + below(15)) + "-0" + (1 + below(9)) + "-1" + below(10) + " 0" + below(10) + ":3" + below(10)
                + ":00." + below(1_000_000);
    }

    private String amount(String column, boolean hostile) {
        if (column.equals("slot_size")) {
            return any(List.of("0.018", "0.0220", hostile ? "NaN" : "0.02"));
        }
        String largest = column.startsWith("base_") ? "999.999" : "99999999.9999";
        return hostile ? any(List.of("NaN", "0.005", "-1.5", "0", largest)) : below(1000) + "." + below(10) + below(10);
    }

    private String text(String table, String column, boolean hostile) {
        List<String> set = SETS.getOrDefault(table + "." + column, SETS.getOrDefault(column, List.of()));
        if (!set.isEmpty()) {
            return hostile ? any(TEXTS) : any(set);
        }
        return switch (column) {
            case "permissions", "template_categories", "template_types", "tags" ->
                hostile ? any(STRINGS) : "[\"a" + below(9) + "\", \"b\"]";
            case "restrictions", "emergency_contact", "parameters" ->
                hostile ? any(OBJECTS) : any(OBJECTS.subList(0, 7));
            default -> hostile ? any(TEXTS) : column.charAt(0) + "-" + Integer.toHexString(below(1 << 16));
        };
    }
}
