package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.ForeignKey;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetTable;
import java.util.ArrayList;
import java.util.List;

/** Existing target tables have the foreign keys of data-model.md. */
final class MissingForeignKeys extends StandingCheck {
    MissingForeignKeys() {
        super(
                "target.foreign_keys",
                Severity.WARNING,
                "existing target tables have their foreign keys",
                "ALTER TABLE ... ADD FOREIGN KEY, as data-model.md has it.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable standing = scene.target(spec.table());
            List<String> keys =
                    standing.foreignKeys().stream().map(ForeignKey::column).toList();
            if (standing.exists()) {
                new TableDefinition(spec, standing.schema())
                        .table().foreignKeys().stream()
                                .map(ForeignKey::column)
                                .filter(column -> !keys.contains(column))
                                .forEach(column -> findings.add(spec.table() + "." + column + " has no foreign key"));
            }
        }
        return findings;
    }
}
