package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFailureTest {
    private static final Endpoint ENDPOINT = endpoint(Given.URL);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            28P01 | FATAL: password authentication failed     | refused the user u or its password
            XX000 | FATAL: Tenant or user not found           | refused the user u or its password
            08004 | SCRAM, but no password was provided.      | asks for a password, and none is set. Set SOURCE_DB_PASSWORD, or SOURCE_DB_PASSWORD_FILE
            XX000 | FATAL: (EMAXCONNSESSION) max clients reached | no connection left. Close other clients, lower WORKERS,
            08P01 | FATAL: query_wait_timeout                 | no connection left
            08P01 | FATAL: no more connections allowed (max_client_conn) | no connection left
            08001 | Connection attempt timed out.             | answers, but lets nobody in. Close other clients
            08006 | The hostname h could not be verified by hostnameverifier X. | certificate of db.example.com:5433/legacy is another host's
            3D000 | FATAL: database does not exist            | the server has no database legacy
            53300 | FATAL: too many clients                   | no connection left. Close other clients, lower WORKERS,
            08004 | The server does not support SSL.          | does not speak TLS
            28000 | FATAL: no pg_hba.conf entry, no encryption| lets nobody in from here without TLS
            08001 | The connection attempt failed.            | nothing answers at db.example.com:5433/legacy
            57P03 | FATAL: the database system is starting up | refused the connection (SQLSTATE 57P03
            """)
    void of_namesDatabasePlaceAndRemedy(String state, String message, String expected) {
        MigrationException failure = ConnectionFailure.of(new SQLException(message, state), ENDPOINT);

        assertThat(failure.exitCode()).isEqualTo(ExitCode.CONNECTION);
        assertThat(failure)
                .hasMessageStartingWith("SOURCE database: ")
                .hasMessageContaining(expected)
                .hasMessageNotContainingAny("pw", "\n");
    }

    @Test
    void of_causesTellWhatTheDriverDoesNot() {
        assertThat(ConnectionFailure.of(new SQLException("x", "08001", new UnknownHostException("h")), ENDPOINT))
                .hasMessageContaining("the host of db.example.com:5433/legacy is unknown");
        assertThat(ConnectionFailure.of(new SQLException("x", "08006", new SSLHandshakeException("PKIX")), ENDPOINT))
                .hasMessageContaining("cannot be trusted (sslmode verify-full). Set SOURCE_DB_SSLROOTCERT");
    }

    /** The JDK has one exception for an address that does not answer, and for a server that falls silent. */
    @Test
    void of_silence_isTheServers_onceItHasAnswered() {
        assertThat(ConnectionFailure.of(
                        new SQLException("x", "08001", new SocketTimeoutException("Connect timed out")), ENDPOINT))
                .hasMessageContaining("nothing answers at");
        assertThat(ConnectionFailure.of(
                        new SQLException("x", "08006", new SocketTimeoutException("Read timed out")), ENDPOINT))
                .hasMessageContaining("answers, but lets nobody in");
    }

    @Test
    void isFull_inTheWordsOfServersAndPoolers() {
        assertThat(List.of(
                        Said.by("sorry, too many clients already", "53300"),
                        new SQLException("FATAL: (EMAXCONNSESSION) max clients reached", "XX000"),
                        new SQLException("FATAL: MaxClientsInSessionMode: max clients reached", "XX000"),
                        new SQLException("FATAL: query_wait_timeout", "08P01")))
                .allMatch(SqlFaults::isFull)
                .allMatch(SqlFaults::passes)
                .allSatisfy(full -> assertThat(SqlFaults.ending(full))
                        .hasMessageStartingWith("the database has no connection left: ")
                        .hasMessageContaining("lower WORKERS"));
        assertThat(SqlFaults.isFull(new SQLException("FATAL: terminating connection", "57P01")))
                .isFalse();
    }

    @Test
    void of_wrongParameter_isConfiguration() {
        assertThat(ConnectionFailure.of(new SQLException("must be an integer", "22023"), ENDPOINT)
                        .exitCode())
                .isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void within_lostConnectionsAlone() {
        assertThat(ConnectionFailure.within(new IllegalStateException(new SQLException("gone", "57P01"))))
                .get()
                .extracting(MigrationException::exitCode)
                .isEqualTo(ExitCode.CONNECTION);
        assertThat(ConnectionFailure.within(new IllegalStateException(new SQLException("taken", "23505"))))
                .isEmpty();
    }

    @Test
    void open_nobodyListens_isToldOnce() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Endpoint nobody = endpoint("postgresql://u:pw@127.0.0.1:" + port + "/db");

        assertThatThrownBy(() -> Databases.open(nobody, nobody, 1))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("SOURCE database: nothing answers at 127.0.0.1:" + port + "/db. Check ");
    }

    private static Endpoint endpoint(String url) {
        Settings settings = Given.environment(Map.of("SOURCE_DB_URL", url));
        return Objects.requireNonNull(EndpointReader.read(settings, "SOURCE_DB", Path.of(""), warning -> {}));
    }
}
