package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.tables.Tables;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final Captured captured = new Captured();
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /** In a directory without {@code .env}, and out of sight of the demo. */
    @BeforeEach
    void nothingConfigured(@TempDir Path directory) {
        System.setProperty("rekey.basedir", directory.toString());
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("rekey.basedir");
        Thread.currentThread().setContextClassLoader(loader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assess", "migrate", "status", "retry", "rollback", "report"})
    void help_everyCommandHasExamples(String command) {
        assertThat(captured.run(command, "--help")).isZero();

        assertThat(captured.out()).startsWith("Usage: rekey " + command).contains("Examples:", "--output");
        assertThat(captured.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void help_listsCommandsAndExitCodes() {
        assertThat(captured.run("--help")).isZero();

        assertThat(captured.out())
                .contains(
                        "assess",
                        "migrate",
                        "status",
                        "retry",
                        "rollback",
                        "report",
                        "generate-completion",
                        "Exit codes: 0 complete");
    }

    @Test
    void version_isTheBuilds() {
        assertThat(captured.run("--version")).isZero();

        assertThat(captured.out()).matches("rekey \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\R");
    }

    @Test
    void completion_isAScript() {
        assertThat(captured.run("generate-completion")).isZero();

        assertThat(captured.out()).startsWith("#!/usr/bin/env bash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--dry-run", "assess", "migrate", "retry", "status", "report"})
    void noConfigurationAndNoDemo_saysWhatToDo(String command) {
        assertThat(command.isEmpty() ? captured.run() : captured.run(command)).isEqualTo(2);

        assertThat(captured.out()).isEmpty();
        assertThat(captured.err())
                .startsWith("error: neither SOURCE_DB_URL nor TARGET_DB_URL is set.")
                .contains("TARGET_DB_URL=postgresql://postgres.PROJECT:PASSWORD@", ".env", "rekey assess");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assess", "migrate", "retry"})
    void unknownTable_listsTheKnown(String command) {
        assertThat(captured.run(command, "bracket")).isEqualTo(2);

        assertThat(captured.err()).startsWith("error: 'bracket' is no table").hasLineCount(1);
        Tables.all().forEach(table -> assertThat(captured.err())
                .contains(table.spec().table()));
    }

    @Test
    void firstArgumentThatIsNoCommand_isATableToMigrate() {
        assertThat(captured.run("asess")).isEqualTo(2);

        assertThat(captured.err()).contains("'asess' is no table (nor a command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:secret@h/db",
                "migrate u:secret@h",
                "status postgresql://u:secret@h/db",
                "status --password=secret",
                "retry --reason postgresql://u:secret@h/db"
            })
    void misplacedSecret_isNotRepeated(String line) {
        assertThat(captured.run(line.split(" ", -1))).isEqualTo(2);

        assertThat(captured.err()).startsWith("error: ").hasLineCount(1).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--update", "--widen", "--bulk"})
    void repair_goesAlone(String flag) {
        assertThat(captured.run("migrate", "--repair", flag)).isEqualTo(2);

        assertThat(captured.err()).startsWith("error: --repair goes without --widen, --update and --bulk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", " "})
    void wrongFlag_isAnErrorBeforeAnythingElse(String value) {
        assertThat(captured.run("migrate", "--batch-size=" + value)).isEqualTo(2);

        assertThat(captured.err())
                .startsWith("error: ")
                .containsIgnoringCase("batch")
                .contains("number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "2.5", "101%", "brackets=", "brackets=x", " ", "5,6"})
    void wrongLimit_namesTheOptionAndAnExample(String value) {
        assertThat(captured.run("migrate", "--max-rejected=" + value)).isEqualTo(2);

        assertThat(captured.err()).startsWith("error: ").hasLineCount(1).contains("--max-rejected brackets=5%");
    }

    @Test
    void limitOfAnUnknownTable_listsTheKnown() {
        assertThat(captured.run("migrate", "--max-rejected=5", "--max-rejected", "bracket=5%"))
                .isEqualTo(2);

        assertThat(captured.err())
                .startsWith(
                        "error: --max-rejected names 'bracket', which is no table, e.g. --max-rejected brackets=5%.")
                .contains("The tables are: message_attachments, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--output json",
                "assess --output json",
                "assess nothing --output=json",
                "migrate --output json --workers x",
                "status --output json",
                "status --output json --nonsense",
                "retry --output json --reason NONSENSE",
                "rollback --output json",
                "report --output json"
            })
    void jsonOutput_isOneDocumentForErrorsToo(String line) throws Exception {
        assertThat(captured.run(line.split(" ", -1))).isEqualTo(2);

        JsonNode document = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(captured.out());
        assertThat(document.get("exitCode").asInt()).isEqualTo(2);
        assertThat(document.get("status").asText()).isEqualTo("failed");
        assertThat(captured.err()).startsWith("error: " + document.get("error").asText());
    }
}
