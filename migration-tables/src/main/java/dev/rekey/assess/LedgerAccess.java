package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Nobody but its owner gets at the ledger: it keeps rejected rows whole, and they are patients' data. */
final class LedgerAccess extends StandingCheck {
    LedgerAccess() {
        super(
                "ledger.access",
                Severity.WARNING,
                "the ledger's schema is its owner's alone",
                "REVOKE USAGE ON SCHEMA from the role; rekey migrate does so, too.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> roles = scene.site().ledger().openTo();
        return roles.isEmpty()
                ? List.of()
                : List.of("the schema " + scene.site().options().ledgerSchema() + " may be used by "
                        + String.join(", ", roles));
    }
}
