package dev.rekey.verify;

import dev.rekey.api.Verification;
import dev.rekey.database.Configuration;
import dev.rekey.database.Database;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.RunRecord;
import dev.rekey.report.Report;
import dev.rekey.report.ReportWriter;
import dev.rekey.verify.allure.Context;
import java.util.Map;
import java.util.TreeMap;

/** Writes the final report of the run that was verified, from the ledger and from what was found. */
final class ReportCompletion {

    private ReportCompletion() {}

    static void write(Configuration configuration, Database target, Verification verification) {
        new Transactions(target)
                .read(connection ->
                        RunRecord.latest(connection, configuration.targetSchema(), configuration.ledgerSchema()))
                .filter(record -> record.result().runId().equals(verification.runId()))
                .ifPresent(record -> {
                    ReportWriter.write(
                            configuration.reportDirectory(), new Report(record.result(), record.facts(), verification));
                    Context.environment(environment(configuration, record));
                });
    }

    private static Map<String, String> environment(Configuration configuration, RunRecord record) {
        Map<String, String> environment = new TreeMap<>(record.facts().versions());
        environment.put("run", record.result().runId());
        environment.put("source", String.valueOf(configuration.source()));
        environment.put("target", String.valueOf(configuration.target()));
        return environment;
    }
}
