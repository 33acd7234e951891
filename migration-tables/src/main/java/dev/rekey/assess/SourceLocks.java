package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Nobody is rewriting or restoring a source table. */
final class SourceLocks extends StandingCheck {
    SourceLocks() {
        super(
                "source.locks",
                Severity.WARNING,
                "nobody holds source tables against writers",
                "Wait until the other session has ended: what it is doing may not be finished.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.site().sourceTables().stream()
                .filter(table -> !table.locks().isEmpty())
                .map(table -> table.name() + " is locked by another session: " + String.join(", ", table.locks()))
                .toList();
    }
}
