package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.site.Pass;
import dev.rekey.assess.site.SourceRows;
import java.util.ArrayList;
import java.util.List;

/** Nobody works in the legacy system meanwhile. */
final class SourceChanging extends RowsCheck {
    SourceChanging() {
        super(
                "source.changing",
                Severity.WARNING,
                "no source row came, went or changed during the assessment",
                "Stop the legacy system before the migration, or run rekey migrate again afterwards: it takes what came late.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            SourceRows now = pass.source(spec.table());
            long before = scene.facts(spec.table()).rows();
            if (now.rows() != before) {
                findings.add(spec.table() + " had " + before + " rows at first and " + now.rows() + " at last");
            }
            if (now.touched() > 0) {
                findings.add(spec.table() + ": " + now.touched() + " rows were updated since the assessment began");
            }
        }
        return findings;
    }
}
