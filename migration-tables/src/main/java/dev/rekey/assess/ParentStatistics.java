package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Relation;
import java.util.List;

/** The planner knows the parents' tables, so that looking them up is planned well. */
final class ParentStatistics extends StandingCheck {
    ParentStatistics() {
        super("parents.statistics", Severity.INFO, "parents have been analyzed", "ANALYZE the tables on the target.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> unknown = scene.parents().keySet().stream()
                .flatMap(table -> scene.site().relation(table).stream())
                .filter(Relation::unanalyzed)
                .map(Relation::name)
                .toList();
        return unknown.isEmpty() ? List.of() : List.of("never analyzed: " + Names.some(unknown));
    }
}
