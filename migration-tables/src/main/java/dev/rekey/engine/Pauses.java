package dev.rekey.engine;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Pause;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks in the ledger for pauses, and takes them back. */
final class Pauses {

    private final Transactions target;
    private final String ledgerSchema;
    private final Runner runner;

    /**
     * The pauses of a ledger.
     *
     * @param runner who asks, on which host
     */
    Pauses(Transactions target, String ledgerSchema, Runner runner) {
        this.target = target;
        this.ledgerSchema = ledgerSchema;
        this.runner = runner;
    }

    Pause add(@Nullable String runId, @Nullable String reason) {
        String by = System.getProperty("user.name") + "@" + runner.host();
        String scope = runId == null ? Pause.EVERY_RUN : runId;
        return target.write(connection -> ledger(connection).pauses().add(scope, by, reason));
    }

    List<Pause> remove(@Nullable String runId) {
        return target.write(connection -> ledger(connection).pauses().remove(runId));
    }

    private Ledger ledger(Connection connection) {
        Ledger ledger = new Ledger(connection, ledgerSchema);
        int version = ledger.version();
        if (version < Ledger.WITH_BULK_AND_PAUSES) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    version > 0
                            ? "the ledger is an older version's, in which nothing can be paused; the next run brings it"
                                    + " forward: rekey migrate"
                            : "there is nothing to pause or resume: the target has no ledger; run: rekey migrate");
        }
        return ledger;
    }
}
