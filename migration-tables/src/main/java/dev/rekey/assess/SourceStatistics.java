package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.SourceTable;
import java.util.List;

/** The planner knows the source tables, so that reading by pages is planned well. */
final class SourceStatistics extends StandingCheck {
    SourceStatistics() {
        super(
                "source.statistics",
                Severity.INFO,
                "source tables have been analyzed",
                "ANALYZE the tables on the source.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> unknown = scene.site().sourceTables().stream()
                .filter(SourceTable::unanalyzed)
                .map(SourceTable::name)
                .toList();
        return unknown.isEmpty() ? List.of() : List.of("never analyzed: " + Names.some(unknown));
    }
}
