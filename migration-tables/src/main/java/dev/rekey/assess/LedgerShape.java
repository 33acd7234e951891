package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No other tables have the names of the ledger's. */
final class LedgerShape extends StandingCheck {
    LedgerShape() {
        super(
                "ledger.shape",
                Severity.ERROR,
                "the ledger's schema holds our ledger, or none",
                "Set LEDGER_SCHEMA to a schema of its own.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> missing = scene.site().ledger().missingColumns();
        return missing.isEmpty()
                ? List.of()
                : List.of("the schema " + scene.site().options().ledgerSchema()
                        + " has tables with the ledger's names that are not the ledger: they lack "
                        + Names.some(missing));
    }
}
