package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** The parents' tables hold rows that can be found. */
final class EmptyParents extends RowsCheck {
    EmptyParents() {
        super(
                "parents.empty",
                Severity.WARNING,
                "the parents' tables hold rows with legacy ids",
                "Migrate the parents' tables first, or set TARGET_SCHEMA to the schema that they are in.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.parentKeys().stream()
                .filter(parent -> !scene.targets().containsKey(parent.table()))
                .filter(parent -> pass.parents().containsKey(parent))
                .filter(parent -> pass.parent(parent).withLegacyId() == 0)
                .map(parent -> parent.table() + " has no row with a " + parent.legacyKey())
                .toList();
    }
}
