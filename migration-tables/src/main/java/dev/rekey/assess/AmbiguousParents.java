package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** Every legacy id finds one parent. */
final class AmbiguousParents extends RowsCheck {
    AmbiguousParents() {
        super(
                "parents.ambiguous",
                Severity.WARNING,
                "every legacy id finds one parent",
                "Decide which row is meant, and clear the legacy id of the other; children of both are quarantined or lose an optional reference.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.parentKeys().stream()
                .filter(parent -> pass.parents().containsKey(parent))
                .filter(parent -> pass.parent(parent).foundTwice() > 0)
                .map(parent -> parent.table() + "." + parent.legacyKey() + ": "
                        + pass.parent(parent).foundTwice() + " legacy ids find more than one row")
                .toList();
    }
}
