package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No forgotten prepared transaction holds locks. */
final class PreparedTransactions extends StandingCheck {
    PreparedTransactions() {
        super(
                "target.prepared_transactions",
                Severity.WARNING,
                "no prepared transaction is left",
                "SELECT * FROM pg_prepared_xacts; then COMMIT PREPARED or ROLLBACK PREPARED.");
    }

    @Override
    public List<String> findings(Scene scene) {
        long prepared = scene.site().target().state().preparedTransactions();
        return prepared == 0 ? List.of() : List.of(prepared + " prepared transactions hold their locks");
    }
}
