package dev.rekey.database;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one of the two databases is, and how to get in.
 *
 * @param prefix of its variables, {@code SOURCE_DB} or {@code TARGET_DB}
 * @param addresses one, or several of which the first that answers is taken
 * @param password null where none is configured
 * @param properties further parameters, {@code sslmode} always among them
 * @param pooling what its connections go through, where the configuration says it; null where the server is asked
 */
public record Endpoint(
        String prefix,
        List<Address> addresses,
        String database,
        String user,
        @Nullable String password,
        Map<String, String> properties,
        @Nullable Pooling pooling) {

    /** A server's host and port. */
    public record Address(String host, int port) {

        /** Whether what is sent stays on this machine. */
        boolean loopback() {
            return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    public Endpoint {
        addresses = List.copyOf(addresses);
        properties = Map.copyOf(properties);
    }

    String sslMode() {
        return properties.getOrDefault("sslmode", "");
    }

    /** Server and database, without user and password. */
    @Override
    public String toString() {
        return addresses.stream().map(Address::toString).collect(Collectors.joining(",")) + "/" + database;
    }
}
