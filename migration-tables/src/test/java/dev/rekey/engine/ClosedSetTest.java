package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClosedSetTest {

    private static final Set<String> TYPES = Set.of("self-ligating", "treatment_plan", "lingual");

    @ParameterizedTest
    @CsvSource({
        "SELF LIGATING, self-ligating",
        "'  self -_ ligating\u00a0', self-ligating",
        "Treatment-Plan, treatment_plan",
        "LINGUAL, lingual"
    })
    void spellings_areOne(String text, String spelling) {
        assertThat(ClosedSet.find(TYPES, text)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"selfligating", "-lingual", "lingual.", "lingua", "-"})
    void otherTexts_areUnknown(String text) {
        assertThat(ClosedSet.find(TYPES, text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\u000b\f\r", "\u0085\u00a0\u1680\u2007\u2028\u202f\u205f\u3000"})
    void whiteSpace_isBlank(String text) {
        assertThat(ClosedSet.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u001c", "\ufeff", "a", " - "})
    void anythingElse_isNotBlank(String text) {
        assertThat(ClosedSet.isBlank(text)).isFalse();
    }
}
