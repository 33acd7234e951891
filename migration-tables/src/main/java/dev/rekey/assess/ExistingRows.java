package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import dev.rekey.catalog.TargetTable;
import java.util.List;

/** Target tables hold no rows but those that our runs wrote. */
final class ExistingRows extends RowsCheck {
    ExistingRows() {
        super(
                "target.existing_rows",
                Severity.WARNING,
                "target tables hold no rows from elsewhere",
                "Those with a legacy id are adopted, as they stand; verification says whether they are right. Others are left alone.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.standing().stream()
                .map(TargetTable::name)
                .filter(table ->
                        pass.target().containsKey(table) && pass.standing(table).foreign() > 0)
                .map(table ->
                        table + " holds " + pass.standing(table).foreign() + " rows that no run of this ledger wrote")
                .toList();
    }
}
