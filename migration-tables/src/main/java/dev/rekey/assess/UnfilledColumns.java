package dev.rekey.assess;

import dev.rekey.api.ExitCode;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;

/** No column of an existing target table wants a value that nothing gives. */
final class UnfilledColumns implements AssessmentCheck {

    @Override
    public String id() {
        return "target.unfilled_columns";
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DATA;
    }

    @Override
    public String subject() {
        return "no target column wants a value that nothing gives";
    }

    @Override
    public String remedy() {
        return "Give the column a default, or let it be null.";
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            for (String column : scene.target(spec.table()).unfilled(TableDefinition.columns(spec))) {
                findings.add(spec.table() + "." + column + " is NOT NULL, has no default, and nothing fills it");
            }
        }
        return findings;
    }
}
