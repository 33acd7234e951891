package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.database.Settings.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointReaderTest {

    @Test
    void read_urlOfTheDashboard() {
        Endpoint endpoint = read(
                "DB_URL",
                "postgresql://postgres.ref:p%40ss%2Fw%23rd%25+@x.pooler.supabase.com:6543/postgres?pgbouncer=true");

        assertThat(endpoint).hasToString("x.pooler.supabase.com:6543/postgres");
        assertThat(endpoint.user()).isEqualTo("postgres.ref");
        assertThat(endpoint.password()).isEqualTo("p@ss/w#rd%+");
        assertThat(endpoint.pooling()).hasToString("a transaction pooler, pgbouncer=true in DB_URL");
        assertThat(endpoint.properties()).containsExactly(Map.entry("sslmode", "verify-full"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:a@b/c:d@h/db u a@b/c:d h:5432/db",
                "postgresql://u@[::1]:5433/db?password=p+w u p+w [::1]:5433/db",
                "jdbc:postgresql://h:5433/db?user=u&password=p%2Bw u p+w h:5433/db",
                "jdbc:postgresql://h1:1,h2:2/db?user=u&password=pw u pw h1:1,h2:2/db",
                "jdbc:postgresql:db?user=u&password=pw u pw localhost:5432/db",
                "jdbc:postgresql://u:pw@h/db u pw h:5432/db",
            })
    void read_otherFormsOfUrls(String line) {
        String[] parts = line.split(" +", -1);
        Endpoint endpoint = read("DB_URL", parts[0]);

        assertThat(endpoint.user()).isEqualTo(parts[1]);
        assertThat(endpoint.password()).isEqualTo(parts[2]);
        assertThat(endpoint).hasToString(parts[3]);
        assertThat(endpoint.pooling()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "mysql://u:secret@h/db",
                "http://u:secret@h/db",
                "postgresql:u:secret@h/db",
                "postgresql://u:secret@:5432/db",
                "postgresql://u:secret@h:0/db",
                "postgresql://u:secret@h:70000/db",
                "postgresql://u:secret@h:port/db",
                "postgresql://u:secret@h:1:2/db",
                "postgresql://u:secret%zz@h/db",
                "postgresql://u:secret%4@h/db",
                "postgresql://u:secret?x@h/db",
                "postgresql://u:secret@%2Fvar%2Frun/db",
                "postgresql://u:secret@h/db?sslmode=maybe",
            })
    void read_malformedUrl_isNamedButNeverRepeated(String url) {
        assertThat(Given.complaint(() -> read("DB_URL", url)))
                .startsWith("DB_URL (from the environment) ")
                .doesNotContain("secret");
    }

    @Test
    void read_variablesAddToTheUrl_andOverruleThoseOfLowerLayers() {
        Layer environment = new Layer("the environment", Map.of("DB_PASSWORD", "from environment"));
        Layer file = new Layer(
                ".env", Map.of("DB_URL", "postgresql://u:in-url@h/db", "DB_SSL", "require", "DB_USER", "ignored"));

        Endpoint endpoint = Objects.requireNonNull(
                EndpointReader.read(new Settings(List.of(environment, file)), "DB", Path.of(""), warning -> {}));

        assertThat(endpoint.password()).isEqualTo("from environment");
        assertThat(endpoint.user()).isEqualTo("u");
        assertThat(endpoint.sslMode()).isEqualTo("require");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, prefer",
        "127.0.0.1, prefer",
        "::1, prefer",
        "localhost.example.com, verify-full",
        "10.0.0.1, verify-full"
    })
    void read_tlsIsVerifiedUnlessTheServerIsThisMachine(String host, String sslMode) {
        assertThat(read("DB_HOST", host, "DB_NAME", "d", "DB_USER", "u").sslMode())
                .isEqualTo(sslMode);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_SSL, yes",
        "DB_SSL, true",
        "DB_PORT, 5432x",
        "DB_PORT, 0",
        "DB_HOST, /run/socket",
        "DB_POOLER, maybe"
    })
    void read_wrongPart_isNamed(String name, String value) {
        Map<String, String> variables = new HashMap<>(Map.of("DB_HOST", "h", "DB_NAME", "d", "DB_USER", "u"));
        variables.put(name, value);

        assertThat(Given.complaint(
                        () -> EndpointReader.read(Given.environment(variables), "DB", Path.of(""), warning -> {})))
                .startsWith(name + " (from the environment) ");
    }

    @ParameterizedTest
    @CsvSource({
        "5432, false, auto, ",
        "5432, true, auto, 'a transaction pooler, pgbouncer=true in DB_URL'",
        "6543, false, auto, 'a transaction pooler, port 6543'",
        "6543, false, '', 'a transaction pooler, port 6543'",
        "6543, true, none, 'a direct connection, DB_POOLER=none'",
        "6543, true, Session, 'a session pooler, DB_POOLER=session'",
        "5432, false, transaction, 'a transaction pooler, DB_POOLER=transaction'"
    })
    void read_pooler_variableOverParameterOverPort(
            int port, String parameter, String variable, @Nullable String pooling) {
        String url = "postgresql://u@h:" + port + "/d?pgbouncer=" + parameter;

        assertThat(Objects.toString(read("DB_URL", url, "DB_POOLER", variable).pooling(), null))
                .isEqualTo(pooling);
    }

    @Test
    void read_certificate_isFoundFromTheBaseDirectory(@TempDir Path base) throws Exception {
        Map<String, String> variables = Map.of("DB_URL", Given.URL, "DB_SSLROOTCERT", "ca.crt");

        assertThat(Given.complaint(() -> EndpointReader.read(Given.environment(variables), "DB", base, warning -> {})))
                .startsWith("DB_SSLROOTCERT: the file " + base.resolve("ca.crt") + " cannot be read.");

        Files.writeString(base.resolve("ca.crt"), "");
        assertThat(Objects.requireNonNull(EndpointReader.read(Given.environment(variables), "DB", base, warning -> {}))
                        .properties())
                .containsEntry("sslrootcert", base.resolve("ca.crt").toString());
    }

    private static Endpoint read(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Objects.requireNonNull(
                EndpointReader.read(Given.environment(variables), "DB", Path.of(""), warning -> {}));
    }
}
