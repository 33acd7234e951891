package dev.rekey.assess;

import java.util.List;

/** The ledger's schema has no tables of somebody else under the names of the ledger's. */
final class LedgerNames implements AssessmentCheck {

    @Override
    public String id() {
        return "target.ledger_names";
    }

    @Override
    public String subject() {
        return "nothing of somebody else stands under the names of the ledger's tables";
    }

    @Override
    public String remedy() {
        return "Set LEDGER_SCHEMA to another schema, such as the default, migration.";
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> inTheWay = scene.tracking().inTheWay();
        return inTheWay.isEmpty()
                ? inTheWay
                : List.of("the schema that LEDGER_SCHEMA names has " + String.join(", ", inTheWay)
                        + " already, and not as Rekey's ledger");
    }
}
