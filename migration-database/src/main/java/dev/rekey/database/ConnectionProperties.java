package dev.rekey.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What the JDBC driver is told of an endpoint. */
final class ConnectionProperties {
    private static final String CONNECT_TIMEOUT_SECONDS = "10";
    private static final String LOGIN_TIMEOUT_SECONDS = "20";

    /** The names that the C library's URLs have for parameters of the JDBC driver. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding");

    private ConnectionProperties() {}

    /** The URL, with neither user nor password in it. */
    static String url(Endpoint endpoint) {
        String addresses =
                endpoint.addresses().stream().map(Endpoint.Address::toString).collect(Collectors.joining(","));
        return "jdbc:postgresql://" + addresses + "/" + URLEncoder.encode(endpoint.database(), StandardCharsets.UTF_8);
    }

    /**
     * All parameters of a connection.
     *
     * @param sharedSessions whether a session may be a stranger's in the next transaction, who would meet our prepared
     *     statements there, as we would meet his
     */
    static Properties of(Endpoint endpoint, boolean sharedSessions) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", LOGIN_TIMEOUT_SECONDS);
        // Poolers and other drivers have their own parameters in the same URL.
        Set<String> known = known(url(endpoint));
        endpoint.properties().forEach((name, value) -> {
            String property = SYNONYMS.getOrDefault(name, name);
            if (known.contains(property)) {
                properties.setProperty(property, value);
            }
        });
        if ("system".equals(properties.getProperty("sslrootcert"))) {
            properties.remove("sslrootcert");
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        properties.setProperty("user", endpoint.user());
        // Empty where there is none: the driver would look into ~/.pgpass by itself, whoever else may read that.
        properties.setProperty("password", Objects.requireNonNullElse(endpoint.password(), ""));
        properties.setProperty("ApplicationName", "rekey");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false"); // the detail quotes rows
        if (sharedSessions) {
            properties.setProperty("prepareThreshold", "0");
        }
        return properties;
    }

    private static Set<String> known(String url) {
        try {
            DriverPropertyInfo[] all = DriverManager.getDriver(url).getPropertyInfo(url, new Properties());
            return Arrays.stream(all).map(info -> info.name).collect(Collectors.toSet());
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL driver is not on the class path", e);
        }
    }
}
