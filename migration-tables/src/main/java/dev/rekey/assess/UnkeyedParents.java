package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** Every parent can be found by a legacy id; those that were born in the new system have none. */
final class UnkeyedParents extends RowsCheck {
    UnkeyedParents() {
        super(
                "parents.without_legacy_id",
                Severity.INFO,
                "every parent has a legacy id",
                "If they came from the legacy system: write down their legacy ids. Otherwise nothing needs doing.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.parentKeys().stream()
                .filter(parent -> pass.parents().containsKey(parent))
                .filter(parent ->
                        pass.parent(parent).rows() > pass.parent(parent).withLegacyId())
                .map(parent -> parent.table() + ": "
                        + (pass.parent(parent).rows() - pass.parent(parent).withLegacyId()) + " rows without "
                        + parent.legacyKey())
                .toList();
    }
}
