package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.database.LogLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is told nowhere, however wrong the place is where it stands. */
final class SecretsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @BeforeEach
    void lookHere() {
        System.setProperty("rekey.basedir", directory.toString());
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("rekey.basedir");
        Logging.configure(LogLevel.WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assess", "migrate", "status", "retry", "report"})
    void refusedPassword_isTriedOnce_andNotTold(String command) throws IOException {
        try (RefusingServer server = new RefusingServer()) {
            configure(
                    "SOURCE_DB_URL='postgresql://u:qx7zsecret@localhost:" + server.port() + "/db'",
                    "TARGET_DB_URL='postgresql://u@localhost:" + server.port() + "/db'",
                    "TARGET_DB_PASSWORD='qx7zsecret'",
                    "LOG_LEVEL=TRACE");

            assertThat(told(command, 4)).contains("refused the user u or its password");
            // Each database that a command needs is asked once.
            int databases = Set.of("status", "report").contains(command) ? 1 : 2;
            assertThat(server.passwords()).containsExactlyElementsOf(Collections.nCopies(databases, "qx7zsecret"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SOURCE_DB_URL='postgresql://u:qx7zsecret@h:port/db'",
                "SOURCE_DB_URL='postgresql://u:12/qx7zsecret@h:0/db'",
                "SOURCE_DB_URL='postgresql://u:a?qx7zsecret@h/db'",
                "SOURCE_DB_URL='postgresql://u:12?b=qx7zsecret@h/db'",
                "SOURCE_DB_URL=postgresql://u:a#qx7zsecret@h/db",
                "SOURCE_DB_URL='postgresql://u:qx7zsecret%@h/db'",
                "SOURCE_DB_URL='u:qx7zsecret@h/db'",
                "SOURCE_DB_HOST='u:qx7zsecret@h'",
                "SOURCE_DB_HOST=h SOURCE_DB_PORT=qx7zsecret",
                "SOURCE_DB_HOST=h SOURCE_DB_NAME=d SOURCE_DB_USER=u SOURCE_DB_SSL=qx7zsecret",
                "SOURCE_DB_PASSWORD=\"qx7zsecret",
                "SOURCE_DB_PASSWORD=qx7zsecret",
                "qx7zsecret",
                "export qx7zsecret=1",
                "LOG_LEVEL=qx7zsecret",
                "BATCH_SIZE=qx7zsecret",
                "SOURCE_TIME_ZONE=qx7zsecret"
            })
    void secret_inAWrongPlace_isNotRepeated(String lines) throws IOException {
        configure(lines.split(" (?=[A-Z_]+=)", -1));
        assertThat(told("assess", 2)).startsWith("error: ");

        configure(lines.replace("SOURCE_DB", "TARGET_DB").split(" (?=[A-Z_]+=)", -1));
        assertThat(told("status", 2)).startsWith("error: ");
    }

    private void configure(String... lines) throws IOException {
        OwnEnv.write(directory, String.join("\n", lines) + "\n");
    }

    /** What a command says on standard error; nothing that it says or leaves holds the secret. */
    private String told(String command, int exitCode) throws IOException {
        Captured captured = new Captured();
        assertThat(captured.run(command)).as(captured.err()).isEqualTo(exitCode);
        assertThat(new Leaks()
                        .in("out", captured.out())
                        .in("err", captured.err())
                        .inFiles(directory)
                        .found())
                .isEmpty();
        return captured.err();
    }
}
