package dev.rekey.assess.site;

import dev.rekey.database.Server;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server, its database, and how we are connected to it.
 *
 * @param settings the server's settings as they hold in a transaction of ours, by name; without those that this version
 *     of PostgreSQL does not have
 * @param probe what its answers to a few questions told
 * @param server what connections lead to
 */
public record Side(Which which, ServerState state, Map<String, String> settings, Probe probe, Server server) {

    /** A setting, or null where the server has none of that name. */
    public @Nullable String setting(String name) {
        return settings.get(name);
    }

    /** A setting that is a number; 0 where the server has none of that name. */
    public long number(String name) {
        return Long.parseLong(settings.getOrDefault(name, "0"));
    }
}
