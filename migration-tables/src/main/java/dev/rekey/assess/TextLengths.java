package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** The source's longest texts fit the columns they are for. */
final class TextLengths extends RowsCheck {
    TextLengths() {
        super(
                "source.text_lengths",
                Severity.WARNING,
                "the longest texts fit",
                "ALTER TABLE ... ALTER COLUMN ... TYPE with the length that is needed; rows that do not fit are quarantined, never cut.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return Extents.findings(
                scene,
                pass,
                (extent, type) ->
                        type.name().startsWith("character") && type.limit() >= 0 && extent.longest() > type.limit()
                                ? "has texts of " + extent.longest() + " characters, " + type.sql() + " holds "
                                        + type.limit()
                                : "");
    }
}
