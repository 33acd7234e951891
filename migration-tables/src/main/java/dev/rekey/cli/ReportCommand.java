package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Verification;
import dev.rekey.engine.Migration;
import dev.rekey.ledger.RunRecord;
import dev.rekey.report.Report;
import dev.rekey.report.ReportReader;
import dev.rekey.report.ReportWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code rekey report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes the report of the latest run again from the ledger and prints its summary; ends with the "
                + "run's own exit code. Keeps what a verification of the same run left there.",
        footer = {
            "",
            "Examples:",
            "  rekey report                   index.html, report.json, REPORT.md and junit.xml in REPORT_DIR",
            "  rekey report --output json     report.json on standard output as well"
        })
final class ReportCommand implements Callable<Integer> {
    static final String NO_RUN =
            "the ledger has no run yet. Run: rekey migrate (or set LEDGER_SCHEMA to where the " + "ledger is)";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Console console = main.console(output.value());
        try (Session session = Session.open(console, Map.of(), Session.Needs.LEDGER)) {
            Migration migration = session.ofLedger();
            RunRecord record = migration
                    .latestRecord()
                    .orElseThrow(() -> new MigrationException(ExitCode.CONFIGURATION, noRun(migration)));
            Path directory = session.configuration().reportDirectory();
            Verification verification = ReportReader.verification(
                            directory, record.result().runId(), console::say)
                    .orElse(null);
            Report report = new Report(record.result(), record.facts(), verification);
            ReportWriter.write(directory, report);
            new ReportedRun(console, directory).show(report);
            return record.result().exitCode().code();
        }
    }

    /** Why there is nothing to tell. */
    private static String noRun(Migration migration) {
        return migration.rollbacks().stream()
                .findFirst()
                .map(rollback -> "no run stands: run " + rollback.runId() + " was rolled back. Run: rekey migrate")
                .orElse(NO_RUN);
    }
}
