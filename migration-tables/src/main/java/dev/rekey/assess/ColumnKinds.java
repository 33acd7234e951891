package dev.rekey.assess;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Severity;
import java.util.List;

/** Columns of existing target tables are of the kind that their values are. */
final class ColumnKinds extends StandingCheck {
    ColumnKinds() {
        super(
                "target.column_kinds",
                Severity.ERROR,
                "existing columns are of the kind that is written",
                "ALTER TABLE ... ALTER COLUMN ... TYPE, as data-model.md defines the column.");
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DATA;
    }

    @Override
    public List<String> findings(Scene scene) {
        return ColumnPair.of(scene).stream()
                .filter(pair -> !pair.sameKind())
                .map(ColumnPair::words)
                .toList();
    }
}
