package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** No secret has a place on a command line, where every user of the machine could read it. */
final class SecretPlacesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @BeforeEach
    void base() {
        System.setProperty("rekey.basedir", directory.toString());
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("rekey.basedir");
    }

    @Test
    void options_takeNoSecrets() {
        CommandLine main = Main.commandLine(new Captured().console(Output.text));
        List<String> options = Stream.concat(Stream.of(main), main.getSubcommands().values().stream())
                .flatMap(command -> command.getCommandSpec().args().stream())
                .filter(argument -> argument.arity().max() > 0)
                .map(argument -> argument.isOption()
                        ? ((CommandLine.Model.OptionSpec) argument).longestName() + " " + argument.paramLabel()
                        : argument.paramLabel())
                .toList();

        assertThat(options)
                .contains("--batch-size ROWS", "--output text|json")
                .noneMatch(option -> option.matches("(?i).*(pass|secret|token|credential|key|user|host|url).*"));
    }

    @Test
    void envFile_thatOthersCanRead_isWarnedOf_besideTheDocument() throws IOException {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "files have no rights of the owner, the group and others here");
        Path env = Files.writeString(
                directory.resolve(".env"),
                "SOURCE_DB_URL=postgresql://u:s3cret@127.0.0.1:1/a\nTARGET_DB_URL=postgresql://u:s3cret@127.0.0.1:1/b\n");
        Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("rw-r--r--"));
        Captured captured = new Captured();

        assertThat(captured.run("assess", "--output", "json")).isEqualTo(4);

        assertThat(captured.err().lines().filter(line -> line.startsWith("warning: ")))
                .containsExactly(
                        "warning: " + env + " can be read by others, and holds passwords. Run: chmod 600 " + env);
        JsonNode document = new ObjectMapper().readTree(captured.out());
        assertThat(document.path("exitCode").asInt()).isEqualTo(4);
        assertThat(captured.out() + captured.err()).doesNotContain("s3cret");
    }
}
