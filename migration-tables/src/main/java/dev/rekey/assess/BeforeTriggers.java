package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No trigger changes rows while they are written. */
final class BeforeTriggers extends StandingCheck {
    BeforeTriggers() {
        super(
                "target.before_triggers",
                Severity.WARNING,
                "no trigger of a target table runs before its rows are written",
                "ALTER TABLE ... DISABLE TRIGGER ... until the migration and its verification are done; what it would have changed, do afterwards.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.standing().stream()
                .flatMap(table -> scene.site().relation(table.name()).stream())
                .filter(relation -> !relation.beforeTriggers().isEmpty())
                .map(relation -> relation.name() + " has triggers that can change what is written: "
                        + String.join(", ", relation.beforeTriggers()))
                .toList();
    }
}
