package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.catalog.ColumnType;
import java.util.List;

/** Decimal columns of existing target tables keep as many digits as the tables that we create. */
final class ColumnScales extends StandingCheck {
    ColumnScales() {
        super(
                "target.column_scales",
                Severity.WARNING,
                "existing decimal columns keep as many digits as defined",
                "rekey migrate --widen, or ALTER TABLE ... ALTER COLUMN ... TYPE; rows with more digits are quarantined, never rounded.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return ColumnPair.of(scene).stream()
                .filter(pair -> pair.wanted().type().name().equals("numeric")
                        && narrower(pair.wanted().type(), pair.standing().type()))
                .map(ColumnPair::words)
                .toList();
    }

    private static boolean narrower(ColumnType wanted, ColumnType standing) {
        return standing.name().equals("numeric")
                && standing.limit() >= 0
                && (standing.scale() < wanted.scale()
                        || standing.limit() - standing.scale() < wanted.limit() - wanted.scale());
    }
}
