package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** What the target has committed survives a crash. The ledger counts on it. */
final class Durability extends StandingCheck {
    private static final List<String> NAMES = List.of("fsync", "full_page_writes", "synchronous_commit");

    Durability() {
        super(
                "target.durability",
                Severity.WARNING,
                "commits are durable",
                "Switch the settings on before the real migration; on a server for rehearsals nothing needs doing.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> off = NAMES.stream()
                .filter(name -> "off".equals(scene.site().target().setting(name)))
                .toList();
        return off.isEmpty() ? List.of() : List.of("off on the target: " + String.join(", ", off));
    }
}
