package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Path PAGE = Path.of("..", "docs", "checks.md");

    @Test
    void everyCheck_hasItsSection_andNoSectionIsOfAnother() throws IOException {
        List<String> sections = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(sections)
                .isEqualTo(Checks.all().stream().map(Check::id).toList())
                .hasSize(16);
    }

    @Test
    void everyCheck_concernsATable_andSaysWhatItProvesAndWhatToDo() {
        assertThat(Checks.all()).allSatisfy(check -> {
            assertThat(Specification.tables()).anyMatch(check::concerns);
            assertThat(check.proves()).isNotBlank();
            assertThat(check.remedy()).isNotBlank();
            assertThat(check.remedyOfWarnings()).isNotBlank();
        });
    }
}
