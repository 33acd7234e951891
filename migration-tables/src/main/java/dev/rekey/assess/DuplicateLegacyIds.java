package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import dev.rekey.catalog.TargetTable;
import java.util.List;

/** No legacy id stands twice in a target table. */
final class DuplicateLegacyIds extends RowsCheck {
    DuplicateLegacyIds() {
        super(
                "target.duplicate_legacy_ids",
                Severity.WARNING,
                "every legacy id stands once in the target",
                "Delete the row that is not meant: its children would find two.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.standing().stream()
                .map(TargetTable::name)
                .filter(table ->
                        pass.target().containsKey(table) && pass.standing(table).foundTwice() > 0)
                .map(table -> table + ": " + pass.standing(table).foundTwice() + " legacy ids stand more than once")
                .toList();
    }
}
