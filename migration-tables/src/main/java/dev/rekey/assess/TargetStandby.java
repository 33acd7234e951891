package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** The target is a primary server. */
final class TargetStandby extends StandingCheck {
    TargetStandby() {
        super("target.standby", Severity.ERROR, "the target is a primary server", "Point TARGET_DB_* at the primary.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.site().target().state().standby()
                ? List.of("the target is in recovery: a read replica takes no rows")
                : List.of();
    }
}
