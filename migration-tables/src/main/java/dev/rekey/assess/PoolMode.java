package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Probe;
import dev.rekey.assess.site.Which;
import java.util.List;

/** A pooler that hands sessions on between transactions is known to be one. Prepared statements and settings would reach strangers otherwise, and their answers us. */
final class PoolMode extends StandingCheck {
    private final Which which;

    PoolMode(Which which) {
        super(
                which.word() + ".pool_mode",
                Severity.ERROR,
                "the session is ours, or we behave as if it were not",
                "Add ?pgbouncer=true to %s_URL (Supabase: port 6543), or connect directly."
                        .formatted(which.variables()));
        this.which = which;
    }

    @Override
    public List<String> findings(Scene scene) {
        Probe probe = scene.site().side(which).probe();
        return probe.pooledByTransaction() && !probe.settingsPerTransaction()
                ? List.of(
                        "two client connections met the same server session, and nothing in the URL says that a pooler is there")
                : List.of();
    }
}
