package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {

    private static final OwnDatabase DATABASE = new OwnDatabase();

    @ParameterizedTest
    @CsvSource(textBlock = """
            1.50, 1.5
            1.00, 1
            100, 100
            0.000, 0
            -0.10, -0.1
            -5, -5
            12345678901234567890.12340, 12345678901234567890.1234
            NaN, NaN
            """)
    void number_hasNoTrailingZeros(String number, String canonical) {
        assertThat(canonical("'" + number + "'::numeric", "numeric")).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "int2, 7, 7",
        "int4, -7, -7",
        "int8, 9223372036854775807, 9223372036854775807",
        "float8, 0.1, 0.1",
        "float4, 0.5, 0.5"
    })
    void numberOfAnyType_isTheSameNumber(String type, String number, String canonical) {
        assertThat(canonical("'" + number + "'::" + type, type)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.50                               | 1.5
            1.0                                | 1
            100                                | 100
            100.00                             | 100
            0.0                                | 0
            -0.50                              | -0.5
            -10.0                              | -10
            1e2                                | 100
            1.50e1                             | 15
            1.05                               | 1.05
            1.0500                             | 1.05
            100.100                            | 100.1
            [10.10, 20.200, 3]                 | [10.1, 20.2, 3]
            {"a": {"b": [{"c": 1.10}]}}        | {"a": {"b": [{"c": 1.1}]}}
            {"b": 1, "a": 2}                   | {"a": 2, "b": 1}
            {"bb": 1, "a": 2}                  | {"a": 2, "bb": 1}
            "1.50"                             | "1.50"
            ["1.50", 1.50]                     | ["1.50", 1.5]
            {"1.50": 1.50}                     | {"1.50": 1.5}
            "say \\"1.50\\" 2.50"              | "say \\"1.50\\" 2.50"
            ["\\\\", 1.50, "\\\\"]             | ["\\\\", 1.5, "\\\\"]
            ["\\"", 1.50, "\\\\\\""]           | ["\\"", 1.5, "\\\\\\""]
            ["10.0", "x", 10.0, "10.0"]        | ["10.0", "x", 10, "10.0"]
            ["", 1.0, "é 1.0 😀", 1.0]         | ["", 1, "é 1.0 😀", 1]
            null                               | null
            [true, null, {}, []]               | [true, null, {}, []]
            """)
    void jsonNumbers_haveNoTrailingZeros_andTextIsLeftAlone(String json, String canonical) {
        assertThat(canonical("'" + json + "'::jsonb", "jsonb")).isEqualTo(canonical);
        assertThat(canonical("'" + json + "'::json", "json")).isEqualTo(canonical);
    }

    @Test
    void numbersThatDiffer_stayDifferent() {
        assertThat(canonical("'[1.5, 10, 1.05]'::jsonb", "jsonb"))
                .isNotEqualTo(canonical("'[1.05, 10, 1.5]'::jsonb", "jsonb"))
                .isNotEqualTo(canonical("'[1.5, 1, 1.05]'::jsonb", "jsonb"));
        assertThat(canonical("'1.51'::jsonb", "jsonb")).isNotEqualTo(canonical("'1.5'::jsonb", "jsonb"));
    }

    @Test
    void arraysInAnotherOrder_stayDifferent() {
        assertThat(canonical("'[1, 2]'::jsonb", "jsonb")).isNotEqualTo(canonical("'[2, 1]'::jsonb", "jsonb"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timestamptz | 2020-02-29 23:59:59.999999+02 | 2020-02-29 21:59:59.999999+00
            timestamptz | infinity                      | infinity
            timestamptz | 0044-03-15 12:00:00+00 BC     | 0044-03-15 12:00:00+00 BC
            date        | 2020-02-29                    | 2020-02-29
            bool        | t                             | true
            """)
    void otherValues_areAsPostgresWritesThem(String type, String value, String canonical) {
        assertThat(canonical("'" + value + "'::" + type, type)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "int4, numeric, true", "int8, int2, true", "json, jsonb, true", "text, varchar, true", "text, bpchar, true",
        "date, date, true", "int4, text, false", "date, timestamptz, false", "jsonb, text, false",
                "timestamp, timestamptz, false"
    })
    void types_compareWithinTheirKind(String type, String other, boolean comparable) {
        assertThat(Canonical.comparable(type, other)).isEqualTo(comparable);
        assertThat(Canonical.comparable(other, type)).isEqualTo(comparable);
    }

    private static String canonical(String expression, String type) {
        return DATABASE.side()
                .text(Sql.of("SELECT " + Canonical.of(expression, type).value()));
    }

    /** The quicker spelling is no more tolerant than the one for people. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []              | {}
            [1]             | [[[1]]]
            [[1], 2]        | [[1, 2]]
            ["1.50"]        | ["1.5"]
            ["1.0", "2.00"] | ["1.00", "2.0"]
            {"1.0": 1}      | {"1.00": 1}
            [{}]            | {}
            1.5             | 1.51
            """)
    void hashedSpelling_isAnother_whereTheJsonIs(String json, String other) {
        assertThat(hashed(json)).isNotEqualTo(hashed(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.50                  | 1.5
            {"b": 1.0, "a": []}   | {"a": [], "b": 1}
            [10.10, {"c": 0.00}]  | [10.1, {"c": 0}]
            """)
    void hashedSpelling_isTheSame_whereTheJsonIs(String json, String other) {
        assertThat(hashed(json)).isEqualTo(hashed(other));
    }

    /** What is written alike is the same: the quickest spelling leaves nothing out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jsonb   | [1]           | [[1]]
            jsonb   | {"a": "1.50"} | {"a": "1.5"}
            jsonb   | [1, 2]        | [2, 1]
            jsonb   | 1.5           | 1.51
            jsonb   | null          | "null"
            numeric | 1.5           | 1.51
            text    | 1.50          | 1.5
            text    | a             | `a `
            """)
    void literalSpelling_isAnother_whereTheValueIs(String type, String value, String other) {
        assertThat(literal(type, value)).isNotEqualTo(literal(type, other));
    }

    @Test
    void literalSpelling_ofNumbersOfAnyScale_isTheSame() {
        assertThat(literal("numeric", "1.50")).isEqualTo(literal("numeric", "1.5"));
    }

    private static String literal(String type, String value) {
        return DATABASE.side()
                .text(Sql.of("SELECT "
                        + Canonical.of("'" + value + "'::" + type, type).literal()));
    }

    private static String hashed(String json) {
        return DATABASE.side()
                .text(Sql.of("SELECT "
                        + Canonical.of("'" + json + "'::jsonb", "jsonb").hashed()));
    }
}
