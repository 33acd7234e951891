package dev.rekey.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What the JDBC driver is told of an endpoint. */
final class ConnectionProperties {
    private static final long CONNECT_TIMEOUT_SECONDS = 10;
    private static final String LOGIN_TIMEOUT_SECONDS = "20";

    /** Longer than the longest statement may take; a network that lost what we sent is given up after it. */
    private static final String SOCKET_TIMEOUT_SECONDS = "960";

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
        properties.setProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("loginTimeout", LOGIN_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        properties.setProperty("socketFactory", KeptAliveSockets.class.getName());
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

    /** How long one attempt to connect may take; the driver takes 0 for ever, and we do not. */
    static Duration connectTimeout(Endpoint endpoint) {
        try {
            long seconds = Long.parseLong(
                    of(endpoint, false).getProperty("connectTimeout").strip());
            return Duration.ofSeconds(seconds < 1 ? CONNECT_TIMEOUT_SECONDS : seconds);
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(CONNECT_TIMEOUT_SECONDS); // the driver says what is wrong with it
        }
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
