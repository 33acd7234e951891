package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Side;
import dev.rekey.assess.site.Which;
import java.util.List;

/** No timeout of the server ends our sessions between two pages. */
final class Timeouts extends StandingCheck {
    private static final long SHORTEST_MILLIS = 60_000;
    private static final List<String> NAMES = List.of(
            "lock_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout");

    private final Which which;

    Timeouts(Which which) {
        super(
                which.word() + ".timeouts",
                Severity.WARNING,
                "no timeout cuts sessions off",
                "ALTER ROLE ... SET the timeout = 0 for the role of the migration (%s_USER), at least until it is done."
                        .formatted(which.variables()));
        this.which = which;
    }

    @Override
    public List<String> findings(Scene scene) {
        Side side = scene.site().side(which);

        return NAMES.stream()
                .filter(name -> side.number(name) > 0 && side.number(name) < SHORTEST_MILLIS)
                .map(name -> name + " is " + side.number(name) + " ms")
                .toList();
    }
}
