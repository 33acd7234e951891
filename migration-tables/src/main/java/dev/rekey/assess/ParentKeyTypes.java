package dev.rekey.assess;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Parent;
import dev.rekey.api.Severity;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import java.util.ArrayList;
import java.util.List;

/** Parents' ids are UUIDs and their legacy ids whole numbers. */
final class ParentKeyTypes extends StandingCheck {
    ParentKeyTypes() {
        super(
                "parents.key_types",
                Severity.ERROR,
                "parents' ids are UUIDs, their legacy ids whole numbers",
                "ALTER TABLE ... ALTER COLUMN ... TYPE; a table that still has whole-number ids was not migrated by the earlier phase.");
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DATA;
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> findings = new ArrayList<>();
        for (Parent parent : scene.parentKeys()) {
            TargetTable table = scene.parents().get(parent.table());
            if (table != null) {
                check(table, "id", List.of("uuid"), findings);
                check(table, parent.legacyKey(), List.of("smallint", "integer", "bigint"), findings);
            }
        }
        return findings;
    }

    private static void check(TargetTable table, String name, List<String> types, List<String> findings) {
        TargetColumn column = table.column(name);
        if (column != null && !types.contains(column.type().name())) {
            findings.add(table.name() + "." + name + " is " + column.type().sql());
        }
    }
}
