package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** Every child row of the source, such as an audit entry, belongs to a row. */
final class OrphanedChildren extends RowsCheck {
    OrphanedChildren() {
        super(
                "source.orphans",
                Severity.INFO,
                "every child row of the source has its row",
                "Nothing needs doing: they belong to no row that could take them along, and are counted in a validation.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return scene.specs().stream()
                .filter(spec -> pass.source(spec.table()).orphans() > 0)
                .map(spec -> spec.table() + ": " + pass.source(spec.table()).orphans()
                        + " child rows whose row does not exist")
                .toList();
    }
}
