package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import dev.rekey.catalog.ColumnType;
import java.math.BigDecimal;
import java.util.List;

/** The source's largest numbers fit the columns they are for. */
final class SourceMagnitudes extends RowsCheck {
    SourceMagnitudes() {
        super(
                "source.magnitudes",
                Severity.WARNING,
                "the largest numbers fit",
                "ALTER TABLE ... ALTER COLUMN ... TYPE; rows that do not fit are quarantined.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return Extents.findings(
                scene,
                pass,
                (extent, type) -> extent.largest() != null && extent.largest().compareTo(limit(type)) >= 0
                        ? "goes beyond " + type.sql()
                        : "");
    }

    /** What the type does not hold any more. */
    private static BigDecimal limit(ColumnType type) {
        return switch (type.name()) {
            case "smallint" -> BigDecimal.valueOf(1L << 15);
            case "integer" -> BigDecimal.valueOf(1L << 31);
            case "numeric" ->
                BigDecimal.ONE.scaleByPowerOfTen(type.limit() < 0 ? 131_072 : type.limit() - type.scale());
            default -> BigDecimal.valueOf(2).pow(63);
        };
    }
}
