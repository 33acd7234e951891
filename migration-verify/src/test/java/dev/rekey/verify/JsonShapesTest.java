package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonShapesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                   | true  | true
            null                 | true  | true
            []                   | true  | false
            ["a", "b"]           | true  | false
            ["a", 1]             | false | false
            [null]               | false | false
            {}                   | false | true
            {"a": 1, "b": [2]}   | false | true
            {"a": 1, "a": 1}     | false | false
            {"a": 1} and more    | false | false
            {"a": "\\u0000"}     | false | false
            ["\\u0000"]          | false | false
            ["\\ud800"]          | false | false
            {"a": "\\ud83e\\uddb7"} | false | true
            ["\\ud83e\\uddb7"]   | true  | false
            "text"               | false | false
            7                    | false | false
            a, b                 | false | false
            """)
    void textMayBeSetAside_whereItIsNotTheJsonItShouldBe(String text, boolean strings, boolean object) {
        assertThat(JsonShapes.usable(text, true)).isEqualTo(strings);
        assertThat(JsonShapes.usable(text, false)).isEqualTo(object);
    }
}
