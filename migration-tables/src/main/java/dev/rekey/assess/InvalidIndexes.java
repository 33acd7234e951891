package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No index was left behind half built. */
final class InvalidIndexes extends StandingCheck {
    InvalidIndexes() {
        super(
                "target.invalid_indexes",
                Severity.WARNING,
                "every index is whole",
                "REINDEX INDEX CONCURRENTLY, or DROP INDEX.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.standing().stream()
                .flatMap(table -> scene.site().relation(table.name()).stream())
                .filter(relation -> !relation.invalidIndexes().isEmpty())
                .map(relation -> relation.name() + ": " + String.join(", ", relation.invalidIndexes()) + " is invalid")
                .toList();
    }
}
