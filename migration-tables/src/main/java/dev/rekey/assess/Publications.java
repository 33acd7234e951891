package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Rows do not go out to subscribers while they are written, for instance to everybody who listens through Realtime. */
final class Publications extends StandingCheck {
    Publications() {
        super(
                "target.publications",
                Severity.WARNING,
                "no target table is published",
                "ALTER PUBLICATION ... DROP TABLE until the migration is done, if subscribers should not see it happen.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.standing().stream()
                .flatMap(table -> scene.site().relation(table.name()).stream())
                .filter(relation -> !relation.publications().isEmpty())
                .map(relation -> relation.name() + " is published by " + String.join(", ", relation.publications()))
                .toList();
    }
}
