package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Foreign keys and triggers of the target work. */
final class ReplicationRole extends StandingCheck {
    ReplicationRole() {
        super(
                "target.replication_role",
                Severity.ERROR,
                "session_replication_role is origin",
                "ALTER ROLE ... RESET session_replication_role: as replica, foreign keys are not checked.");
    }

    @Override
    public List<String> findings(Scene scene) {
        String role = scene.site().target().setting("session_replication_role");
        return "origin".equals(role) ? List.of() : List.of("session_replication_role is " + role);
    }
}
