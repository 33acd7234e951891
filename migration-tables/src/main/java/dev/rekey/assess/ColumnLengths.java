package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Text columns of existing target tables are as long as data-model.md has them. */
final class ColumnLengths extends StandingCheck {
    ColumnLengths() {
        super(
                "target.column_lengths",
                Severity.WARNING,
                "existing text columns are as long as defined",
                "ALTER TABLE ... ALTER COLUMN ... TYPE; rows whose text is longer are quarantined.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return ColumnPair.of(scene).stream()
                .filter(pair -> pair.standing().type().name().startsWith("character") && narrower(pair))
                .map(ColumnPair::words)
                .toList();
    }

    private static boolean narrower(ColumnPair pair) {
        int wanted = pair.wanted().type().limit();
        return pair.standing().type().limit() >= 0
                && (wanted < 0 || pair.standing().type().limit() < wanted);
    }
}
