package dev.rekey.verify;

import dev.rekey.api.MigrationException;
import dev.rekey.api.Verification;
import dev.rekey.database.Configuration;
import dev.rekey.database.Database;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.RunRecord;
import dev.rekey.report.Report;
import dev.rekey.report.ReportReader;
import dev.rekey.report.ReportWriter;
import dev.rekey.verify.allure.Context;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes the final report of the run that was verified, from the ledger and from what was found. */
final class ReportCompletion {

    private static final System.Logger LOG = System.getLogger(ReportCompletion.class.getName());

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

    /**
     * Takes back what an earlier report says was proved: this time nobody could look.
     *
     * @param what happened, to be followed by why
     * @return what to end with
     */
    static MigrationException withdraw(Path directory, String what, RuntimeException fault) {
        MigrationException why = SqlFaults.ending(fault);
        try {
            String unverified = what + ": " + why.getMessage();
            ReportReader.report(directory)
                    .map(report -> new Report(report.run(), report.facts(), null, unverified))
                    .ifPresent(report -> ReportWriter.write(directory, report));
        } catch (MigrationException e) {
            why.addSuppressed(e);
            LOG.log(Level.ERROR, e.getMessage());
        }
        return why;
    }

    private static Map<String, String> environment(Configuration configuration, RunRecord record) {
        Map<String, String> environment = new TreeMap<>(record.facts().versions());
        environment.put("run", record.result().runId());
        environment.put("source", String.valueOf(configuration.source()));
        environment.put("target", String.valueOf(configuration.target()));
        return environment;
    }
}
