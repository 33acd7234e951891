package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.json.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u3000", "null", " null "})
    void nothingSaid_isNull(String text) throws JsonText.Invalid {
        assertThat(JsonText.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":1,\"a\":2}",
                "[1] 2",
                "'a'",
                "NaN",
                "[01]",
                "{\"a\":\"\\u0000\"}",
                "[\"\\ud800\"]",
                "{\"\\u0000\":1}",
                "\"\\ud83d\"",
                "// c",
                "[1,]",
                "undefined"
            })
    void whatJsonbRefuses_isInvalid(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(JsonText.Invalid.class);
    }

    @Test
    void numbers_keepEveryDigit() throws JsonText.Invalid {
        String text = "[1.50,12345678901234567890.123456789012345678901234567890,1E-20,-0.0]";

        assertThat(Json.write(Objects.requireNonNull(Json.plain(Objects.requireNonNull(JsonText.parse(text))))))
                .isEqualTo("[1.50,12345678901234567890.123456789012345678901234567890,1E-20,0.0]");
    }

    @Test
    void surrogatePairs_areText() throws JsonText.Invalid {
        assertThat(Objects.requireNonNull(JsonText.parse("\"\\ud83e\\uddb7\"")).textValue())
                .isEqualTo("\ud83e\uddb7");
    }
}
