package dev.rekey.assess;

import dev.rekey.bulk.Readiness;
import dev.rekey.bulk.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** With {@code --bulk}, the target tables can be loaded so. */
final class BulkLoad implements AssessmentCheck {

    @Override
    public String id() {
        return "target.bulk";
    }

    @Override
    public String subject() {
        return "nothing is to be loaded in bulk";
    }

    @Override
    public String passed(Scene scene) {
        BulkOutlook outlook = scene.bulk();
        if (outlook == null) {
            return subject();
        }
        List<String> fresh = outlook.plans().stream()
                .filter(plan -> outlook.readiness().get(plan.table()) == Readiness.EMPTY)
                .map(TablePlan::described)
                .toList();
        return fresh.isEmpty()
                ? "--bulk takes nothing away any more"
                : "--bulk takes away until the rows are in: " + String.join("; ", fresh);
    }

    @Override
    public String remedy() {
        return "Go without --bulk, or empty the tables and grant what is lacking.";
    }

    @Override
    public List<String> findings(Scene scene) {
        BulkOutlook outlook = scene.bulk();
        if (outlook == null) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        outlook.readiness().forEach((table, readiness) -> {
            if (readiness.refusal() != null) {
                findings.add(table + " " + readiness.refusal());
            }
        });
        String missing = outlook.plans().stream()
                .filter(plan -> outlook.readiness().get(plan.table()) == Readiness.EMPTY)
                .flatMap(plan -> plan.missing().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            findings.add("the target role " + scene.rights().role() + " lacks, for --bulk: " + missing);
        }
        return findings;
    }
}
