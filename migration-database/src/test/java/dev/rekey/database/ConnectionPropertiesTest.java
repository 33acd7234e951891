package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionPropertiesTest {

    @Test
    void of_poolersParametersStayOut_driversAndPsqlsGoIn() {
        Endpoint endpoint = endpoint(Given.URL
                + "?pgbouncer=true&connection_limit=1&pool_timeout=0&supa=base-pooler.x&connect_timeout=3"
                + "&logServerErrorDetail=true&options=-c%20search_path%3Dx");

        Properties properties = ConnectionProperties.of(endpoint, true);

        assertThat(properties)
                .containsOnly(
                        Map.entry("user", "u"),
                        Map.entry("password", "pw"),
                        Map.entry("sslmode", "verify-full"),
                        Map.entry("options", "-c search_path=x"),
                        Map.entry("connectTimeout", "3"),
                        Map.entry("loginTimeout", "20"),
                        Map.entry("socketTimeout", "960"),
                        Map.entry("socketFactory", "dev.rekey.database.KeptAliveSockets"),
                        Map.entry("ApplicationName", "rekey"),
                        Map.entry("tcpKeepAlive", "true"),
                        Map.entry("logServerErrorDetail", "false"),
                        Map.entry("prepareThreshold", "0"));
    }

    @Test
    void of_ownSession_keepsPreparedStatements() {
        assertThat(ConnectionProperties.of(endpoint(Given.URL), false)).doesNotContainKey("prepareThreshold");
    }

    @Test
    void of_timeoutsOfTheUrl_count() {
        Endpoint endpoint = endpoint(Given.URL + "?socketTimeout=60&connectTimeout=4");

        assertThat(ConnectionProperties.of(endpoint, false)).containsEntry("socketTimeout", "60");
        assertThat(ConnectionProperties.connectTimeout(endpoint)).hasSeconds(4);
        assertThat(ConnectionProperties.connectTimeout(endpoint(Given.URL + "?connectTimeout=0")))
                .hasSeconds(10);
    }

    @Test
    void url_holdsNeitherUserNorPassword() {
        assertThat(ConnectionProperties.url(endpoint("postgresql://u:pw@h/a%20b")))
                .isEqualTo("jdbc:postgresql://h:5432/a+b");
    }

    private static Endpoint endpoint(String url) {
        Settings settings = Given.environment(Map.of("SOURCE_DB_URL", url));
        return Objects.requireNonNull(EndpointReader.read(settings, "SOURCE_DB", Path.of(""), warning -> {}));
    }
}
