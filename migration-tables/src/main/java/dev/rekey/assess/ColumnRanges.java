package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.catalog.ColumnType;
import java.util.List;

/** Whole numbers and times of existing target tables go as far as defined. */
final class ColumnRanges extends StandingCheck {
    private static final List<String> WHOLE = List.of("smallint", "integer", "bigint");

    ColumnRanges() {
        super(
                "target.column_ranges",
                Severity.WARNING,
                "existing columns of whole numbers and times go as far as defined",
                "ALTER TABLE ... ALTER COLUMN ... TYPE; rows that go farther are quarantined.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return ColumnPair.of(scene).stream()
                .filter(pair -> smaller(pair) || coarser(pair))
                .map(ColumnPair::words)
                .toList();
    }

    private static boolean smaller(ColumnPair pair) {
        int standing = WHOLE.indexOf(pair.standing().type().name());
        return standing >= 0 && standing < WHOLE.indexOf(pair.wanted().type().name());
    }

    private static boolean coarser(ColumnPair pair) {
        ColumnType standing = pair.standing().type();
        return standing.name().startsWith("timestamp") && standing.limit() >= 0 && standing.limit() < 6;
    }
}
