package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Existing target tables can be searched by legacy id. */
final class LegacyKeyIndexes extends StandingCheck {
    LegacyKeyIndexes() {
        super(
                "target.legacy_key_indexes",
                Severity.WARNING,
                "existing target tables have an index on their legacy id",
                "CREATE INDEX on the column: without one, every page reads the whole table.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.specs().stream()
                .filter(spec -> scene.target(spec.table()).exists())
                .filter(spec -> scene.site()
                        .relation(spec.table())
                        .filter(relation -> !relation.indexed().contains(spec.legacyKey()))
                        .isPresent())
                .map(spec -> spec.table() + "." + spec.legacyKey() + " has no index")
                .toList();
    }
}
