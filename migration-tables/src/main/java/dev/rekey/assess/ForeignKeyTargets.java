package dev.rekey.assess;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Severity;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.site.ForeignColumn;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys of existing target tables lead to the tables that parents are looked up in. */
final class ForeignKeyTargets extends StandingCheck {
    ForeignKeyTargets() {
        super(
                "target.foreign_key_targets",
                Severity.ERROR,
                "foreign keys lead to the parents' tables",
                "ALTER TABLE ... DROP CONSTRAINT, and ADD FOREIGN KEY as data-model.md has it.");
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DATA;
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable defined =
                    new TableDefinition(spec, scene.target(spec.table()).schema()).table();
            for (ForeignColumn standing : scene.site().foreignColumns()) {
                String leads = Identifiers.quote(standing.foreignSchema(), standing.foreignTable());
                defined.foreignKeys().stream()
                        .filter(key -> standing.table().equals(spec.table())
                                && standing.column().equals(key.column()))
                        .filter(key -> !leads.equals(key.table()))
                        .forEach(key -> findings.add(spec.table() + "." + key.column() + " refers to "
                                + standing.foreignSchema() + "." + standing.foreignTable()));
            }
        }
        return findings;
    }
}
