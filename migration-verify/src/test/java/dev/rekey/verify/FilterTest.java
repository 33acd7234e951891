package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterTest {

    @Test
    void text_isNamesSeparatedByCommas() {
        assertThat(Filter.parse(" brackets,, purchases ,")).containsExactlyInAnyOrder("brackets", "purchases");
        assertThat(Filter.parse(" ")).isEmpty();
    }

    @Test
    void filter_letsThroughWhatItNames_andWithoutNamesEverything() {
        assertThat(Filter.lets(Set.of(), "brackets")).isTrue();
        assertThat(Filter.lets(Set.of("brackets"), "brackets")).isTrue();
        assertThat(Filter.lets(Set.of("brackets"), "purchases")).isFalse();
    }

    @Test
    void nameThatDoesNotExist_isRefused() {
        Filter.known("verify.tables", Set.of("brackets"), List.of("brackets", "purchases"));
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> Filter.known("verify.tables", Set.of("teeth"), List.of("brackets", "purchases")))
                .withMessage("verify.tables names teeth, which is none of brackets, purchases")
                .extracting(MigrationException::exitCode)
                .isEqualTo(ExitCode.CONFIGURATION);
    }
}
