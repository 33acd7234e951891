package dev.rekey.database;

import dev.rekey.database.Endpoint.Address;
import dev.rekey.database.Settings.Setting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection URL taken apart: {@code postgresql://user:password@host:port/db?name=value}, as dashboards show it, or
 * {@code jdbc:postgresql://host:port/db?user=...}. Errors never repeat any part of it.
 *
 * @param parameters what follows the question mark, {@code user} and {@code password} left out
 */
record ConnectionUrl(
        List<Address> addresses,
        @Nullable String database,
        @Nullable String user,
        @Nullable String password,
        Map<String, String> parameters) {

    static final ConnectionUrl NONE = new ConnectionUrl(List.of(), null, null, null, Map.of());

    private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:(?://)?");
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:]*)(?::(\\d{1,5}))?");
    private static final String FORM = " It should read postgresql://user:password@host:5432/database; write special "
            + "characters in the password percent-encoded (@ as %40, / as %2F), and quote the value in .env.";

    /** Without the password, and without parameters, one of which may be another. */
    @Override
    public String toString() {
        return addresses + "/" + database;
    }

    static ConnectionUrl parse(Setting setting) {
        String url = setting.value().strip();
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt() || url.startsWith("jdbc:postgres:")) {
            throw setting.wrong("does not begin with postgresql:// or jdbc:postgresql://." + FORM);
        }
        boolean jdbc = url.startsWith("jdbc:");
        if (!jdbc && !scheme.group().endsWith("//")) {
            throw setting.wrong("lacks the two slashes after the colon." + FORM);
        }
        String[] parts = url.substring(scheme.end()).split("\\?", 2);
        if (parts.length > 1 && !jdbc && parts[0].indexOf('@') < 0 && parts[1].indexOf('@') >= 0) {
            throw setting.wrong("has a question mark before the @; write one in the password as %3F." + FORM);
        }
        Map<String, String> parameters = parts.length == 1 ? Map.of() : parameters(setting, parts[1], jdbc);

        // The last @ ends the credentials: a password may hold one, or a slash, that somebody forgot to encode.
        int at = parts[0].lastIndexOf('@');
        String[] credentials =
                at < 0 ? new String[0] : parts[0].substring(0, at).split(":", 2);
        String[] place = parts[0].substring(at + 1).split("/", 2);
        if (jdbc && !scheme.group().endsWith("//")) {
            place = new String[] {"localhost", parts[0]};
        }
        return new ConnectionUrl(
                addresses(setting, place[0]),
                place.length == 1 || place[1].isEmpty() ? null : decode(setting, place[1], false),
                credentials.length > 0 ? decode(setting, credentials[0], false) : parameters.get("user"),
                credentials.length > 1 ? decode(setting, credentials[1], false) : parameters.get("password"),
                without(parameters, "user", "password"));
    }

    private static List<Address> addresses(Setting setting, String text) {
        List<Address> addresses = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher address = ADDRESS.matcher(part);
            if (!address.matches()) {
                throw setting.wrong(
                        "is malformed: host and port cannot be told apart, or the port is no number." + FORM);
            }
            String host = decode(setting, address.group(1), false);
            if (host.isBlank()) {
                throw setting.wrong("names no host." + FORM);
            }
            if (host.startsWith("/")) {
                throw setting.wrong("names a Unix socket, which is not supported. Use localhost instead.");
            }
            String port = address.group(2);
            addresses.add(new Address(host, port == null ? 5432 : port(setting, port)));
        }
        return addresses;
    }

    /** The port, a number from 1 to 65535. */
    static int port(Setting setting, String text) {
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw setting.wrong("has a port that is no number from 1 to 65535. PostgreSQL's own is 5432.");
    }

    private static Map<String, String> parameters(Setting setting, String query, boolean jdbc) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            if (!pair.isEmpty()) {
                String value = nameAndValue.length == 1 ? "" : nameAndValue[1];
                parameters.put(decode(setting, nameAndValue[0], jdbc), decode(setting, value, jdbc));
            }
        }
        return parameters;
    }

    /** Percent-decodes; a plus sign is a space in the query of a JDBC URL only. */
    private static String decode(Setting setting, String text, boolean plusIsSpace) {
        try {
            return URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw setting.wrong(
                    "has a % that is not followed by two hexadecimal digits; write % itself as %25." + FORM);
        }
    }

    private static Map<String, String> without(Map<String, String> parameters, String... names) {
        Map<String, String> rest = new LinkedHashMap<>(parameters);
        rest.keySet().removeAll(List.of(names));
        return rest;
    }
}
