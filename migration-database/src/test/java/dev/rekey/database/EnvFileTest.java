package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void read_missing_isEmpty() {
        assertThat(EnvFile.read(directory).values()).isEmpty();
    }

    @Test
    void read_valuesQuotesAndComments() throws IOException {
        write("# comment\n\nA=plain # comment\nB=\"with # hash\"\nC='single # quoted'\nD=\nE=ä=b\n");

        assertThat(EnvFile.read(directory).values())
                .isEqualTo(Map.of("A", "plain", "B", "with # hash", "C", "single # quoted", "D", "", "E", "ä=b"));
    }

    @Test
    void read_malformed_namesTheLineButNotWhatItSays() throws IOException {
        write("A=1\n\nexport SECRET=x\n");

        assertThat(complaint())
                .startsWith(directory.resolve(".env").toString())
                .contains("line 3 is not of the form NAME=value.")
                .doesNotContain("SECRET");
    }

    @Test
    void read_unclosedQuote_isMalformed() throws IOException {
        write("A=\"secret\nB=1\n");

        assertThat(complaint())
                .contains("the quotation mark of line 1 is not closed.")
                .doesNotContain("secret");
    }

    @Test
    void read_directory_isNoFile() throws IOException {
        Files.createDirectory(directory.resolve(".env"));

        assertThat(complaint()).contains(".env is no file.");
    }

    @Test
    void read_otherEncoding_isUnreadable() throws IOException {
        Files.write(directory.resolve(".env"), "A=ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(complaint()).contains("cannot be read (MalformedInputException)", "save it as UTF-8");
    }

    @Test
    void read_danglingLink_isNoFile() throws IOException {
        Files.createSymbolicLink(directory.resolve(".env"), directory.resolve("gone"));

        assertThat(complaint()).contains(".env is no file.");
    }

    @Test
    void exampleCopiedAsItIs_configuresNoDatabase() throws IOException {
        Files.copy(Path.of("..", ".env.example"), directory.resolve(".env"));

        Configuration copied = Configuration.read(new Settings(List.of(EnvFile.read(directory))), directory);

        assertThat(copied).isEqualTo(Configuration.read(new Settings(List.of()), directory));
    }

    private String complaint() {
        return Given.complaint(() -> EnvFile.read(directory));
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve(".env"), text);
    }
}
