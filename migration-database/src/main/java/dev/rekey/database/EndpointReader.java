package dev.rekey.database;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Endpoint.Address;
import dev.rekey.database.Settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Endpoint} of the variables with one prefix. A single variable adds what the URL does not say, and
 * overrules the URL if it comes from a higher layer: the environment's {@code SOURCE_DB_PASSWORD}, say, that of a URL in
 * {@code .env}.
 */
final class EndpointReader {
    private static final List<String> VARIABLES = List.of(
            "_URL", "_HOST", "_PORT", "_NAME", "_USER", "_PASSWORD", Passwords.FILE, "_SSL", "_SSLROOTCERT", "_POOLER");
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private final Settings settings;
    private final String prefix;
    private final Path base;
    private final Passwords passwords;
    private final @Nullable Setting urlSetting;
    private final ConnectionUrl url;

    private EndpointReader(Settings settings, String prefix, Path base, Consumer<String> warnings) {
        this.settings = settings;
        this.prefix = prefix;
        this.base = base;
        this.passwords = new Passwords(settings, base, warnings);
        this.urlSetting = settings.find(prefix + "_URL");
        this.url = urlSetting == null ? ConnectionUrl.NONE : ConnectionUrl.parse(urlSetting);
    }

    /**
     * The endpoint, or null if no variable of the prefix is set.
     *
     * @param warnings takes what is wrong with a file, if it is no error
     */
    static @Nullable Endpoint read(Settings settings, String prefix, Path base, Consumer<String> warnings) {
        boolean configured = VARIABLES.stream().anyMatch(variable -> settings.find(prefix + variable) != null);
        return configured ? new EndpointReader(settings, prefix, base, warnings).endpoint() : null;
    }

    private Endpoint endpoint() {
        List<Address> addresses = addresses();
        Map<String, String> properties = new LinkedHashMap<>(url.parameters());
        Pooling pooling = PoolingReader.read(settings, prefix, properties.remove("pgbouncer"), addresses);
        properties.put("sslmode", sslMode(addresses, properties));
        properties.remove("ssl");
        String certificate = rootCertificate(properties.get("sslrootcert"));
        if (certificate != null) {
            properties.put("sslrootcert", certificate);
        }
        String database = required("_NAME", url.database(), "the database");
        String user = required("_USER", url.user(), "the user");
        String own = passwords.own(prefix, urlSetting, url.password());
        String password = own == null ? passwords.common(addresses, database, user) : own;
        return new Endpoint(prefix, addresses, database, user, password, properties, pooling);
    }

    private List<Address> addresses() {
        Setting host = overruling("_HOST", !url.addresses().isEmpty());
        Setting port = overruling("_PORT", !url.addresses().isEmpty());
        int portNumber =
                port == null ? 5432 : ConnectionUrl.port(port, port.value().strip());
        if (host != null) {
            return List.of(new Address(hostName(host), portNumber));
        }
        if (url.addresses().isEmpty()) {
            throw missing("_HOST", "the server");
        }
        return port == null
                ? url.addresses()
                : url.addresses().stream()
                        .map(address -> new Address(address.host(), portNumber))
                        .toList();
    }

    private static String hostName(Setting setting) {
        String host = setting.value().strip();
        if (host.startsWith("/")) {
            throw setting.wrong("names a Unix socket, which is not supported. Use localhost instead.");
        }
        if (host.contains("/") || host.contains("@")) {
            throw setting.wrong("is no host name. A whole URL belongs into "
                    + setting.name().replace("_HOST", "_URL") + ".");
        }
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private String sslMode(List<Address> addresses, Map<String, String> properties) {
        String fromUrl = properties.get("sslmode");
        String ssl = properties.get("ssl");
        if (fromUrl == null && ssl != null && !ssl.equalsIgnoreCase("false")) {
            fromUrl = "verify-full"; // what pgjdbc takes ssl=true for
        }
        Setting setting = overruling("_SSL", fromUrl != null);
        if (setting == null && fromUrl == null) {
            return addresses.stream().allMatch(Address::loopback) ? "prefer" : "verify-full";
        }
        String mode = setting == null ? fromUrl : setting.value();
        String word = Objects.requireNonNull(mode).strip().toLowerCase(Locale.ROOT);
        if (!SSL_MODES.contains(word)) {
            throw Objects.requireNonNull(setting == null ? urlSetting : setting)
                    .wrong(
                            "asks for an unknown TLS mode. Use one of disable, allow, prefer, require, verify-ca, verify-full.");
        }
        return word;
    }

    private @Nullable String rootCertificate(@Nullable String fromUrl) {
        String certificate = choose("_SSLROOTCERT", fromUrl);
        if (certificate == null || certificate.equals("system")) {
            return certificate;
        }
        Path file = base.resolve(certificate);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    prefix + "_SSLROOTCERT: the file " + file
                            + " cannot be read. Save the database's CA certificate there (Supabase: Database Settings, SSL).");
        }
        return file.toString();
    }

    /** The single variable's setting where it counts against the URL's value, else null. */
    private @Nullable Setting overruling(String variable, boolean urlHasIt) {
        Setting setting = settings.find(prefix + variable);
        boolean counts = setting != null && (!urlHasIt || urlSetting == null || setting.layer() < urlSetting.layer());
        return counts ? setting : null;
    }

    private @Nullable String choose(String variable, @Nullable String fromUrl) {
        Setting setting = overruling(variable, fromUrl != null);
        return setting == null ? fromUrl : setting.value();
    }

    private String required(String variable, @Nullable String fromUrl, String what) {
        String value = choose(variable, fromUrl);
        if (value == null || value.isBlank()) {
            throw missing(variable, what);
        }
        return value;
    }

    private MigrationException missing(String variable, String what) {
        String set = VARIABLES.stream()
                .flatMap(name -> Stream.ofNullable(settings.find(prefix + name)))
                .map(setting -> setting.name() + " (from " + setting.origin() + ")")
                .findFirst()
                .orElse(prefix + "_*");
        return new MigrationException(
                ExitCode.CONFIGURATION,
                "%s%s is not set, but %s is. Set %1$s%2$s to %s, or name it in %1$s_URL."
                        .formatted(prefix, variable, set, what));
    }
}
