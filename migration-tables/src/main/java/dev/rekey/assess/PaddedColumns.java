package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No column of an existing target table fills texts up with blanks. */
final class PaddedColumns extends StandingCheck {
    PaddedColumns() {
        super(
                "target.padded_columns",
                Severity.WARNING,
                "no column pads its texts",
                "ALTER TABLE ... ALTER COLUMN ... TYPE varchar: character(n) adds blanks to shorter texts.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return ColumnPair.of(scene).stream()
                .filter(pair -> pair.standing().type().name().equals("character"))
                .map(ColumnPair::words)
                .toList();
    }
}
