package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** The target is not about to run out of transaction ids, at which it would refuse to write. */
final class TransactionIds extends StandingCheck {
    private static final long OLDEST = 1_500_000_000;

    TransactionIds() {
        super(
                "target.transaction_ids",
                Severity.WARNING,
                "old transactions are frozen in time",
                "VACUUM (FREEZE) the database; look for what keeps autovacuum from it.");
    }

    @Override
    public List<String> findings(Scene scene) {
        long age = scene.site().target().state().transactionAge();
        return age <= OLDEST
                ? List.of()
                : List.of("the oldest transaction that rows name is " + age
                        + " transactions back; at 2,146,483,648 nothing is written");
    }
}
