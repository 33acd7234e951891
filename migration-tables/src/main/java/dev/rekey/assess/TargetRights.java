package dev.rekey.assess;

import dev.rekey.catalog.TargetTable;
import java.util.ArrayList;
import java.util.List;

/** The target role may write where it must. */
final class TargetRights implements AssessmentCheck {

    @Override
    public String id() {
        return "target.privileges";
    }

    @Override
    public String subject() {
        return "the target role may do what is needed";
    }

    @Override
    public String remedy() {
        return "Grant the right, or connect as the tables' owner (on Supabase: postgres).";
    }

    @Override
    public List<String> findings(Scene scene) {
        Rights rights = scene.rights();
        List<String> findings = new ArrayList<>(rights.missing());
        boolean creates = !scene.targets().values().stream().allMatch(TargetTable::exists);
        if (creates && !rights.createTables()) {
            findings.add("CREATE on the target schema, for the tables that are missing");
        }
        if (!rights.createLedger()) {
            findings.add("CREATE on the database, or USAGE and CREATE on the ledger's schema");
        }
        return findings.isEmpty()
                ? findings
                : List.of("the target role " + rights.role() + " lacks: " + String.join(", ", findings));
    }
}
