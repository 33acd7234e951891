package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** The target takes writes. A full disk makes Supabase's databases read-only. */
final class TargetReadOnly extends StandingCheck {
    TargetReadOnly() {
        super(
                "target.read_only",
                Severity.ERROR,
                "the target takes writes",
                "Make room on the disk (Supabase: Database settings, disk size), then SET default_transaction_read_only = off.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return "on".equals(scene.site().target().setting("default_transaction_read_only"))
                ? List.of("default_transaction_read_only is on, as when a disk is full")
                : List.of();
    }
}
