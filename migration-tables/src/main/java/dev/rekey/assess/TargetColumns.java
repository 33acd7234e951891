package dev.rekey.assess;

import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** Existing target tables have the columns that are written. */
final class TargetColumns implements AssessmentCheck {

    @Override
    public String id() {
        return "target.columns";
    }

    @Override
    public String subject() {
        return "existing target tables have every column that is written";
    }

    @Override
    public String remedy() {
        return "Add the column as data-model.md defines it.";
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            for (String column : TableDefinition.columns(spec)) {
                if (scene.target(spec.table()).column(column) == null) {
                    findings.add("the target table " + spec.table() + " has no column " + column);
                }
            }
        }
        return findings;
    }
}
