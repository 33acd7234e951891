package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.SourceTable;
import java.util.List;

/** Row level security hides no rows from the source role. */
final class SourceRowSecurity extends StandingCheck {
    SourceRowSecurity() {
        super(
                "source.row_level_security",
                Severity.ERROR,
                "row level security hides nothing from the source role",
                "Connect as a role with BYPASSRLS, or as the tables' owner.");
    }

    @Override
    public List<String> findings(Scene scene) {
        // A query that runs proves that nothing is in its way, whatever its words made us look at.
        if (scene.sourceFaults().isEmpty()) {
            return List.of();
        }
        return scene.site().sourceTables().stream()
                .filter(SourceTable::hidden)
                .map(table -> "row level security shows the source role only a part of " + table.name())
                .toList();
    }
}
