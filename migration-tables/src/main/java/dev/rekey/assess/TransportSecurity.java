package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.ServerState;
import dev.rekey.assess.site.Which;
import java.util.List;

/** What goes over a network is encrypted: it is patients' data. */
final class TransportSecurity extends StandingCheck {
    private final Which which;

    TransportSecurity(Which which) {
        super(
                which.word() + ".tls",
                Severity.WARNING,
                "the connection is encrypted, or stays on one machine",
                "Set %s_SSL=verify-full (and sslrootcert, if the authority is your own).".formatted(which.variables()));
        this.which = which;
    }

    @Override
    public List<String> findings(Scene scene) {
        ServerState state = scene.site().side(which).state();
        return state.tls() || state.local() ? List.of() : List.of("the connection crosses a network without TLS");
    }
}
