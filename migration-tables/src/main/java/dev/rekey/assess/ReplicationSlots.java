package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No replication slot keeps the log of a big load on the disk for nobody. */
final class ReplicationSlots extends StandingCheck {
    ReplicationSlots() {
        super(
                "target.replication_slots",
                Severity.WARNING,
                "every replication slot has a reader",
                "SELECT pg_drop_replication_slot(...) if nobody needs it: the log of all that is written is kept for it, until the disk is full.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> slots = scene.site().target().state().inactiveSlots();
        return slots.isEmpty() ? List.of() : List.of("nobody reads the replication slots " + String.join(", ", slots));
    }
}
