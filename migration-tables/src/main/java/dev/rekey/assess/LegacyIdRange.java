package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import dev.rekey.assess.site.SourceRows;
import dev.rekey.catalog.TargetColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Legacy ids fit the columns that keep them. */
final class LegacyIdRange extends RowsCheck {
    LegacyIdRange() {
        super(
                "source.legacy_id_range",
                Severity.WARNING,
                "every legacy id fits its column",
                "ALTER TABLE ... ALTER COLUMN ... TYPE bigint; rows whose id does not fit are quarantined.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.specs().stream()
                .filter(spec -> beyond(scene.target(spec.table()).column(spec.legacyKey()), pass.source(spec.table())))
                .map(spec -> spec.table() + ": legacy ids from "
                        + pass.source(spec.table()).lowestId() + " to "
                        + pass.source(spec.table()).highestId() + " go beyond its " + spec.legacyKey())
                .toList();
    }

    private static boolean beyond(@Nullable TargetColumn column, SourceRows rows) {
        Long lowest = rows.lowestId();
        Long highest = rows.highestId();
        if (column == null || lowest == null || highest == null) {
            return false;
        }
        return switch (column.type().name()) {
            case "smallint" -> lowest < Short.MIN_VALUE || highest > Short.MAX_VALUE;
            case "integer" -> lowest < Integer.MIN_VALUE || highest > Integer.MAX_VALUE;
            default -> false;
        };
    }
}
