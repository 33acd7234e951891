package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** The source's numbers have no more decimals than the columns they are for. */
final class SourceDecimals extends RowsCheck {
    SourceDecimals() {
        super(
                "source.decimals",
                Severity.WARNING,
                "no number needs more decimals than its column has",
                "rekey migrate --widen; rows with more decimals are quarantined, never rounded.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return Extents.findings(
                scene,
                pass,
                (extent, type) -> type.name().equals("numeric") && type.limit() >= 0 && extent.decimals() > type.scale()
                        ? "needs " + extent.decimals() + " decimals, " + type.sql() + " has " + type.scale()
                        : "");
    }
}
