package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** The source role may read what the queries name. */
final class SourceRights extends StandingCheck {
    SourceRights() {
        super(
                "source.privileges",
                Severity.ERROR,
                "the source role may read every table that a query names",
                "GRANT SELECT on the table to the role of SOURCE_DB_USER.");
    }

    @Override
    public List<String> findings(Scene scene) {
        // A query that runs proves that nothing is in its way, whatever its words made us look at.
        if (scene.sourceFaults().isEmpty()) {
            return List.of();
        }
        return scene.site().sourceTables().stream()
                .filter(table -> !table.select())
                .map(table ->
                        "the source role " + scene.site().source().state().role() + " may not read " + table.name())
                .toList();
    }
}
