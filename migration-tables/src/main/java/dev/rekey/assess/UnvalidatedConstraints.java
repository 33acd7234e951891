package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Every constraint was held against the rows that stand. */
final class UnvalidatedConstraints extends StandingCheck {
    UnvalidatedConstraints() {
        super(
                "target.unvalidated_constraints",
                Severity.WARNING,
                "every constraint is validated",
                "ALTER TABLE ... VALIDATE CONSTRAINT.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.standing().stream()
                .flatMap(table -> scene.site().relation(table.name()).stream())
                .filter(relation -> !relation.unvalidated().isEmpty())
                .map(relation -> relation.name() + ": " + String.join(", ", relation.unvalidated()) + " is NOT VALID")
                .toList();
    }
}
