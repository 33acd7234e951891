package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rekey.database.Settings.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where passwords come from, and who else could read them there. */
class PasswordsTest {

    private static final String BARE = "postgresql://u@db.example.com:5433/legacy";

    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> file = new HashMap<>();

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void noPasswordsOfThisMachine() {
        environment.put("PGPASSFILE", directory.resolve("pgpass").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "      ,    ,      ,       ,     ,",
        "      ,    ,      ,       , pass, pass",
        "      ,    ,      , common, pass, common",
        "      ,    , named, common, pass, named",
        "      , own, named, common, pass, own",
        "in-url, own, named, common, pass, in-url",
    })
    void password_ownComesFirst_thenTheCommonOnes(
            @Nullable String inUrl,
            @Nullable String own,
            @Nullable String named,
            @Nullable String common,
            @Nullable String passFile,
            @Nullable String expected)
            throws IOException {
        environment.put("DB_URL", inUrl == null ? BARE : BARE.replace("u@", "u:" + inUrl + "@"));
        put("DB_PASSWORD", own);
        if (named != null) {
            put("DB_PASSWORD_FILE", secret("named", named + "\n").toString());
        }
        put("PGPASSWORD", common);
        if (passFile != null) {
            secret("pgpass", "*:*:*:*:" + passFile + "\n");
        }

        assertThat(endpoint().password()).isEqualTo(expected);
    }

    @Test
    void password_ofAHigherLayer_overrulesEveryOther() throws IOException {
        file.put("DB_URL", Given.URL);
        file.put("DB_PASSWORD", "own");
        environment.put("DB_PASSWORD_FILE", secret("named", "named").toString());
        assertThat(endpoint().password()).isEqualTo("named");

        environment.put("DB_PASSWORD", "environment");
        assertThat(endpoint().password()).isEqualTo("environment");
    }

    @ParameterizedTest
    @CsvSource({
        "'secret', 'secret'",
        "'secret\n', 'secret'",
        "'secret\r\n', 'secret'",
        "' se cret \n', ' se cret '",
        "'a\nb\n\n', 'a\nb\n'",
        "'pä😀', 'pä😀'"
    })
    void file_isThePassword_withoutTheLastLinesEnd(String contents, String password) throws IOException {
        environment.put("DB_URL", BARE);
        environment.put("DB_PASSWORD_FILE", "secret"); // from the configuration's directory
        secret("secret", contents);

        assertThat(endpoint().password()).isEqualTo(password);
        assertThat(warnings).isEmpty();
    }

    @Test
    void file_thatCannotBeTaken_isNamed() throws IOException {
        environment.put("DB_URL", BARE);
        environment.put("DB_PASSWORD_FILE", "secret");
        Path secret = directory.resolve("secret");
        String named = "DB_PASSWORD_FILE (from the environment) names " + secret + ", which ";

        assertThat(complaint()).startsWith(named + "cannot be read (NoSuchFileException).");

        secret("secret", "\n");
        assertThat(complaint()).startsWith(named + "is empty.");

        Files.write(secret, new byte[] {'p', (byte) 0xE4});
        assertThat(complaint()).startsWith(named + "is no text in UTF-8.");

        Files.write(secret, new byte[100_001]);
        assertThat(complaint()).startsWith(named + "is too large");

        Files.delete(secret);
        Files.createDirectory(secret);
        assertThat(complaint()).startsWith(named + "cannot be read (IOException).");
    }

    @Test
    void file_thatOthersCanRead_isWarnedOf_once() throws IOException {
        posix();
        Path secret = open("secret", "s3cret");
        environment.putAll(Map.of(
                "SOURCE_DB_URL",
                BARE,
                "TARGET_DB_URL",
                BARE,
                "SOURCE_DB_PASSWORD_FILE",
                "secret",
                "TARGET_DB_PASSWORD_FILE",
                "secret"));

        assertThat(Configuration.read(settings(), directory).warnings())
                .containsExactly(secret + " can be read by others, and holds passwords. Run: chmod 600 " + secret);
    }

    @ParameterizedTest
    @CsvSource({
        "rw-------, false",
        "r--------, false",
        "rwx------, false",
        "rw-r-----, true",
        "rw----r--, true",
        "rw--w----, true"
    })
    void envFile_thatOthersCanRead_isWarnedOf(String rights, boolean warned) throws IOException {
        posix();
        Path env = open(".env", "SOURCE_DB_PASSWORD=s3cret\n");
        Files.setPosixFilePermissions(env, PosixFilePermissions.fromString(rights));

        List<String> expected = warned
                ? List.of(env + " can be read by others, and holds passwords. Run: chmod 600 " + env)
                : List.of();
        assertThat(Configuration.read(settings(), directory).warnings()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            db.example.com:5433:legacy:u:right              | right
            db.example.com:5432:legacy:u:wrong              |
            db.example.com:5433:legacy:other:wrong          |
            db.example.com:5433:other:u:wrong               |
            elsewhere:5433:legacy:u:wrong                   |
            *:*:*:u:right                                   | right
            *:*:*:u:a\\:b\\\\c                              | a:b\\c
            *:*:*:u                                         |
            no line at all                                  |
            """)
    void passFile_isReadAsPostgresDoes(String line, @Nullable String password) throws IOException {
        environment.put("DB_URL", BARE);
        secret("pgpass", "#\n" + line + "\n" + "*:*:*:someone:else\n");

        assertThat(endpoint().password()).isEqualTo(password);
    }

    @Test
    void passFile_firstLineThatFits_counts() throws IOException {
        environment.put("DB_URL", "postgresql://u@[::1]:5432,db.example.com:5433/legacy");
        secret("pgpass", "db.example.com:*:*:*:second\n::1:*:*:*:first\n*:*:*:*:third\n".replace("::1", "\\:\\:1"));

        assertThat(endpoint().password()).isEqualTo("first");
    }

    @Test
    void passFile_thatOthersCanRead_isNotUsed() throws IOException {
        posix();
        environment.put("DB_URL", BARE);
        Path passFile = open("pgpass", "*:*:*:*:wrong\n");
        Endpoint endpoint = endpoint();

        assertThat(endpoint.password()).isNull();
        assertThat(ConnectionProperties.of(endpoint, false)).containsEntry("password", ""); // or the driver would look
        assertThat(warnings)
                .containsExactly(
                        passFile + " can be read by others, so that it is not used. Run: chmod 600 " + passFile);
    }

    private Endpoint endpoint() {
        return Objects.requireNonNull(EndpointReader.read(settings(), "DB", directory, warnings::add));
    }

    private String complaint() {
        return Given.complaint(this::endpoint);
    }

    private Settings settings() {
        return new Settings(List.of(new Layer("the environment", environment), new Layer(".env", file)));
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    private Path secret(String name, String contents) throws IOException {
        Path secret = Files.writeString(directory.resolve(name), contents);
        if (hasRights()) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
        return secret;
    }

    private Path open(String name, String contents) throws IOException {
        Path open = Files.writeString(directory.resolve(name), contents);
        return Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void posix() {
        assumeTrue(hasRights(), "files have no rights of the owner, the group and others here");
    }

    private boolean hasRights() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
