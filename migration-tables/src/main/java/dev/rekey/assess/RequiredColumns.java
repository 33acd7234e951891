package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Columns that may be null by their definition may be null in existing target tables. */
final class RequiredColumns extends StandingCheck {
    RequiredColumns() {
        super(
                "target.required_columns",
                Severity.WARNING,
                "no existing column is stricter about null than defined",
                "ALTER TABLE ... ALTER COLUMN ... DROP NOT NULL, or SET DEFAULT; rows without a value are quarantined.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return ColumnPair.of(scene).stream()
                .filter(pair -> pair.standing().notNull()
                        && !pair.wanted().notNull()
                        && pair.standing().defaultJson() == null)
                .map(pair -> pair.table() + "." + pair.wanted().name() + " is NOT NULL and has no constant default")
                .toList();
    }
}
