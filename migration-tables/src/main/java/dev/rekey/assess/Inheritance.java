package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No target table is a part of another one or has parts: keys hold in each part alone. */
final class Inheritance extends StandingCheck {
    Inheritance() {
        super(
                "target.inheritance",
                Severity.WARNING,
                "no target table is partitioned or inherited",
                "See that unique keys hold over all parts; partitions need the partition's column in each key.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.standing().stream()
                .flatMap(table -> scene.site().relation(table.name()).stream())
                .filter(relation -> relation.inherits() || relation.kind().equals("p"))
                .map(relation -> relation.name()
                        + (relation.kind().equals("p") ? " is partitioned" : " is a part of a table, or has parts"))
                .toList();
    }
}
