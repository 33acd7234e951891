package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Nobody else is migrating now. */
final class OtherRunner extends StandingCheck {
    OtherRunner() {
        super(
                "ledger.other_runner",
                Severity.WARNING,
                "no other runner is at work",
                "Wait for it, or let it be: two runners share the work, and the forecast shifts while they do it.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> runners = scene.site().ledger().activeRunners();
        return runners.isEmpty() ? List.of() : List.of("at work: " + String.join(", ", runners));
    }
}
