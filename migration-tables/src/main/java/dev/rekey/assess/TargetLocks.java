package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Nobody keeps writers out of the target tables or their parents. */
final class TargetLocks extends StandingCheck {
    TargetLocks() {
        super(
                "target.locks",
                Severity.WARNING,
                "nobody holds target tables against writers",
                "Wait until the other session has ended (pg_stat_activity, pg_locks): a page would wait for it, at most 15 minutes.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.site().relations().values().stream()
                .filter(relation -> !relation.locks().isEmpty())
                .map(relation ->
                        relation.name() + " is locked by another session: " + String.join(", ", relation.locks()))
                .sorted()
                .toList();
    }
}
