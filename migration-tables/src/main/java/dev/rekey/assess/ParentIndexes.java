package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Parents can be searched by legacy id. */
final class ParentIndexes extends StandingCheck {
    ParentIndexes() {
        super(
                "parents.indexes",
                Severity.WARNING,
                "parents have an index on their legacy ids",
                "CREATE INDEX on the column: without one, every page reads the whole table.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.parentKeys().stream()
                .filter(parent -> !scene.targets().containsKey(parent.table()))
                .filter(parent -> scene.site()
                        .relation(parent.table())
                        .filter(relation -> !relation.indexed().contains(parent.legacyKey()))
                        .isPresent())
                .map(parent -> parent.table() + "." + parent.legacyKey() + " has no index")
                .toList();
    }
}
