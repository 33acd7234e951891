package dev.rekey.ledger;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.RunFacts;
import java.sql.Connection;
import java.util.Optional;

/**
 * All that a target tells of a run: what a report is made of, whoever writes it.
 *
 * @param result what became of the rows
 * @param facts what else is known
 */
public record RunRecord(MigrationResult result, RunFacts facts) {

    /**
     * Reads the latest run. It reads only; the role must be allowed to read the ledger's tables.
     *
     * @param target a connection to the target, in a transaction
     * @param targetSchema where the parents and the migrated tables are
     * @param ledgerSchema where the ledger is
     * @return empty where there is no ledger that the role may use, or no run in it
     */
    public static Optional<RunRecord> latest(Connection target, String targetSchema, String ledgerSchema) {
        Ledger ledger = new Ledger(target, ledgerSchema);
        return ledger.exists()
                ? ledger.control().latestRun().map(runId -> of(ledger, targetSchema, runId))
                : Optional.empty();
    }

    private static RunRecord of(Ledger ledger, String targetSchema, String runId) {
        return new RunRecord(new Results(ledger).run(runId), RunFactsReader.read(ledger, targetSchema, runId));
    }
}
