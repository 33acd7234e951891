package dev.rekey.database;

import dev.rekey.database.Endpoint.Address;
import dev.rekey.database.Settings.Setting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the configuration says of a pooler: a variable if there is one, else the URL's parameter, else the port. */
final class PoolingReader {
    private static final String VARIABLE = "_POOLER";
    private static final int TRANSACTION_POOLERS_PORT = 6543;

    private PoolingReader() {}

    /**
     * What is said, or null if nothing is, so that the server must be asked.
     *
     * @param parameter the URL's {@code pgbouncer}
     */
    static @Nullable Pooling read(
            Settings settings, String prefix, @Nullable String parameter, List<Address> addresses) {
        Setting setting = settings.find(prefix + VARIABLE);
        Pooler named = setting == null ? null : named(setting);
        if (named != null) {
            return new Pooling(named, prefix + VARIABLE + "=" + named.name().toLowerCase(Locale.ROOT));
        }
        if ("true".equalsIgnoreCase(parameter)) {
            return new Pooling(Pooler.TRANSACTION, "pgbouncer=true in " + prefix + "_URL");
        }
        return addresses.stream().anyMatch(address -> address.port() == TRANSACTION_POOLERS_PORT)
                ? new Pooling(Pooler.TRANSACTION, "port " + TRANSACTION_POOLERS_PORT)
                : null;
    }

    private static @Nullable Pooler named(Setting setting) {
        return switch (setting.value().strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> null;
            case "none" -> Pooler.NONE;
            case "session" -> Pooler.SESSION;
            case "transaction" -> Pooler.TRANSACTION;
            default -> throw setting.wrong("must be one of auto, none, session, transaction.");
        };
    }
}
