package dev.rekey.engine;

import dev.rekey.database.Databases;
import dev.rekey.database.Endpoint;
import dev.rekey.database.Endpoint.Address;
import dev.rekey.database.Pooler;
import dev.rekey.database.Pooling;
import dev.rekey.fixtures.PostgresServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Databases as the command line opens them: pooled, behind wires, and with little patience for a silent network. */
final class Wired {

    private static final Map<String, String> IMPATIENT =
            Map.of("sslmode", "disable", "gssEncMode", "disable", "connectTimeout", "1", "socketTimeout", "1");

    private Wired() {}

    static Endpoint endpoint(String prefix, String url, Wire wire) {
        return endpoint(prefix, url, wire, parameter(url, "user"), parameter(url, "password"));
    }

    static Endpoint endpoint(String prefix, String url, Wire wire, @Nullable String user, @Nullable String password) {
        return new Endpoint(
                prefix,
                List.of(new Address("localhost", wire.port())),
                PostgresServer.databaseName(url),
                user == null ? "postgres" : user,
                password,
                new HashMap<>(IMPATIENT),
                new Pooling(Pooler.NONE, "by the test"));
    }

    static Migration.Builder on(Scenario scenario, Databases databases) {
        return scenario.builder().source(databases.source()).target(databases.target());
    }

    static @Nullable String parameter(String url, String name) {
        Matcher parameter = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return parameter.find() ? parameter.group(1) : null;
    }
}
