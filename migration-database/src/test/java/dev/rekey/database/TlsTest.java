package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.fixtures.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server is who its certificate says, or nothing is said to it. The server is one of the test's own, for localhost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

    private static final String REMEDY = "Set TARGET_DB_SSLROOTCERT to the file of the server's CA certificate";

    private Path directory = Path.of("");
    private Path authority = Path.of("");
    private Path stranger = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private EmbeddedPostgres server;

    @BeforeAll
    void start(@TempDir Path files) throws IOException, GeneralSecurityException {
        directory = files;
        Certificates certificates = new Certificates(directory);
        authority = certificates.authority("authority");
        stranger = certificates.authority("stranger");
        Path certificate = certificates.server("server", "localhost", "authority");
        Path key = directory.resolve("server.key");
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // The server asks for the key to be its own alone, and may run as another user who must get there.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
        try {
            server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("ssl", "on")
                    .setServerConfig("ssl_cert_file", certificate.toString())
                    .setServerConfig("ssl_key_file", key.toString())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
        } catch (IllegalStateException e) {
            abort("an embedded PostgreSQL cannot be set up by this user, and none but it has our certificate: "
                    + e.getMessage());
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void certificateOfTheAuthority_isAccepted_byEveryConnection() throws SQLException {
        Endpoint endpoint = endpoint("localhost", "verify-full", authority.toString());
        try (Databases databases = Databases.open(endpoint, endpoint, 1)) {
            assertThat(encrypted(databases.source())).isTrue();
            assertThat(encrypted(databases.target())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-full", "verify-ca"})
    void otherAuthority_isRefused(String mode) {
        refused(
                endpoint("localhost", mode, stranger.toString()),
                "the TLS connection to localhost:%d/postgres cannot be trusted (sslmode " + mode + "). " + REMEDY);
    }

    @Test
    void authoritiesOfTheSystem_doNotKnowOurs() {
        refused(
                endpoint("localhost", "verify-full", "system"),
                "the TLS connection to localhost:%d/postgres cannot be trusted (sslmode verify-full). " + REMEDY);
    }

    @Test
    void noAuthorityAtAll_isRefused() {
        refused(
                endpoint("localhost", "verify-full", null),
                "the TLS connection to localhost:%d/postgres cannot be trusted (sslmode verify-full). " + REMEDY);
    }

    @Test
    void otherHost_isRefused_unlessTheNameDoesNotMatter() throws SQLException {
        refused(
                endpoint("127.0.0.1", "verify-full", authority.toString()),
                "the certificate of 127.0.0.1:%d/postgres is another host's (sslmode verify-full)."
                        + " Name the server in TARGET_DB_HOST (or TARGET_DB_URL) as its certificate does;");

        Endpoint endpoint = endpoint("127.0.0.1", "verify-ca", authority.toString());
        try (Databases databases = Databases.openLedger(endpoint, endpoint)) {
            assertThat(encrypted(databases.target())).isTrue();
        }
    }

    @Test
    void serverWithoutTls_isRefused() {
        String url = PostgresServer.shared().createDatabase("plain");
        try {
            Endpoint plain = Objects.requireNonNull(EndpointReader.read(
                    Given.environment(Map.of(
                            "TARGET_DB_URL",
                            url,
                            "TARGET_DB_SSL",
                            "verify-full",
                            "TARGET_DB_SSLROOTCERT",
                            authority + "")),
                    "TARGET_DB",
                    directory,
                    warning -> {}));
            assertThatThrownBy(() -> Databases.openLedger(plain, plain))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage(
                            "TARGET database: " + plain + " does not speak TLS, which sslmode verify-full asks for."
                                    + " Switch TLS on at the server, or set TARGET_DB_SSL=disable if the way there is trusted.");
        } finally {
            PostgresServer.shared().dropDatabase(url);
        }
    }

    private void refused(Endpoint endpoint, String because) {
        assertThatThrownBy(() -> Databases.openLedger(endpoint, endpoint))
                .isInstanceOfSatisfying(MigrationException.class, refusal -> assertThat(refusal.exitCode())
                        .isEqualTo(ExitCode.CONNECTION))
                .hasMessageStartingWith("TARGET database: " + because.formatted(server.getPort()))
                .hasMessageNotContaining("\n");
    }

    private static boolean encrypted(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private Endpoint endpoint(String host, String mode, @Nullable String authorities) {
        Map<String, String> variables = new HashMap<>(
                Map.of("TARGET_DB_URL", "postgresql://postgres@" + host + ":" + server.getPort() + "/postgres"));
        variables.put("TARGET_DB_SSL", mode);
        if (authorities != null) {
            variables.put("TARGET_DB_SSLROOTCERT", authorities);
        }
        return Objects.requireNonNull(
                EndpointReader.read(Given.environment(variables), "TARGET_DB", directory, warning -> {}));
    }
}
