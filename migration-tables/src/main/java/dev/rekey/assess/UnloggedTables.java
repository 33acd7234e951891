package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Relation;
import java.util.List;

/** No target table is emptied by a crash. */
final class UnloggedTables extends StandingCheck {
    UnloggedTables() {
        super("target.unlogged", Severity.WARNING, "every target table is logged", "ALTER TABLE ... SET LOGGED.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.standing().stream()
                .flatMap(table -> scene.site().relation(table.name()).stream())
                .filter(Relation::unlogged)
                .map(relation -> relation.name() + " is unlogged: a crash empties it")
                .toList();
    }
}
