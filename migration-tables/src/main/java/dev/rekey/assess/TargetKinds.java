package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;
import java.util.Map;

/** What has a target table's name is a table. */
final class TargetKinds extends StandingCheck {
    private static final Map<String, String> KINDS =
            Map.of("v", "a view", "m", "a materialized view", "f", "a foreign table", "S", "a sequence", "c", "a type");

    TargetKinds() {
        super(
                "target.kinds",
                Severity.ERROR,
                "nothing but tables has the target tables' names",
                "Rename what is in the way, or drop it.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.specs().stream()
                .flatMap(spec -> scene.site().relation(spec.table()).stream())
                .filter(relation -> !relation.table())
                .map(relation -> relation.name() + " is " + KINDS.getOrDefault(relation.kind(), "no table"))
                .toList();
    }
}
