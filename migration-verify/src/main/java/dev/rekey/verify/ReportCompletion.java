package dev.rekey.verify;

import dev.rekey.api.Verification;
import dev.rekey.database.Configuration;
import dev.rekey.database.Database;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.RunRecord;
import dev.rekey.report.Report;
import dev.rekey.report.ReportWriter;

/** Writes the final report of the run that was verified, from the ledger and from what was found. */
final class ReportCompletion {

    private ReportCompletion() {}

    static void write(Configuration configuration, Database target, Verification verification) {
        new Transactions(target)
                .read(connection ->
                        RunRecord.latest(connection, configuration.targetSchema(), configuration.ledgerSchema()))
                .filter(record -> record.result().runId().equals(verification.runId()))
                .ifPresent(record -> ReportWriter.write(
                        configuration.reportDirectory(), new Report(record.result(), record.facts(), verification)));
    }
}
