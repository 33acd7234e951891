package dev.rekey.assess;

import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TargetTable;
import java.util.ArrayList;
import java.util.List;

/** The tables that parents are looked up in stand, with their legacy keys. */
final class ParentTables implements AssessmentCheck {

    @Override
    public String id() {
        return "target.parents";
    }

    @Override
    public String subject() {
        return "the tables that hold the parents are there";
    }

    @Override
    public String remedy() {
        return "Migrate the parents' tables first, or set TARGET_SCHEMA to the schema they are in.";
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> findings = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            for (Reference<?> reference : spec.references()) {
                Parent parent = reference.parent();
                TargetTable table = scene.parents().get(parent.table());
                if (scene.targets().containsKey(parent.table())) {
                    continue; // Its own checks look at it.
                }
                if (table == null) {
                    findings.add(spec.table() + " needs the target table " + parent.table() + ", which is missing");
                } else if (table.column(parent.legacyKey()) == null || table.column("id") == null) {
                    findings.add(spec.table() + " needs " + parent.table() + "." + parent.legacyKey() + " and "
                            + parent.table() + ".id, one of which is missing");
                }
            }
        }
        return findings.stream().distinct().toList();
    }
}
