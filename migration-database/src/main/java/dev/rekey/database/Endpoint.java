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
 * @param password null where the server asks for none, or {@code ~/.pgpass} has it
 * @param properties further parameters, {@code sslmode} always among them
 * @param transactionPooler whether statements of one session may reach several servers' sessions
 */
public record Endpoint(
        String prefix,
        List<Address> addresses,
        String database,
        String user,
        @Nullable String password,
        Map<String, String> properties,
        boolean transactionPooler) {

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
