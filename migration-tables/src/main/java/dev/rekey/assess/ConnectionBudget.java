package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Side;
import dev.rekey.assess.site.Which;
import java.util.List;

/** The server has as many connections left as the workers take. */
final class ConnectionBudget extends StandingCheck {
    private final Which which;

    ConnectionBudget(Which which) {
        super(
                which.word() + ".connections",
                Severity.WARNING,
                "there are connections enough",
                "Lower WORKERS, or end other sessions.");
        this.which = which;
    }

    @Override
    public List<String> findings(Scene scene) {
        Side side = scene.site().side(which);

        long most = side.number("max_connections")
                - side.number("superuser_reserved_connections")
                - side.number("reserved_connections")
                - side.state().backends();
        long needed = scene.site().options().workers() + 2L;
        Integer limit = side.state().connectionLimit();
        long left = limit == null ? most : Math.min(most, limit);
        return left >= needed
                ? List.of()
                : List.of("WORKERS=" + scene.site().options().workers() + " needs " + needed + " connections, "
                        + Math.max(0, left) + " are left");
    }
}
