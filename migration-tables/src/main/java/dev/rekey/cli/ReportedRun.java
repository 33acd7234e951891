package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.RunFacts;
import dev.rekey.api.TableResult;
import dev.rekey.database.ConnectionFailure;
import dev.rekey.engine.Migration;
import dev.rekey.report.Report;
import dev.rekey.report.ReportJson;
import dev.rekey.report.ReportWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run that writes: shown while it lasts, paused by Ctrl-C, and never without its report. */
final class ReportedRun {
    private final Console console;
    private final Path reportDirectory;

    ReportedRun(Console console, Path reportDirectory) {
        this.console = console;
        this.reportDirectory = reportDirectory;
    }

    /** Does the work and gives the exit code. */
    int run(Migration.Builder builder, Function<Migration, MigrationResult> work) {
        ReportWriter.prepare(reportDirectory);
        Report report;
        try (ProgressDisplay display = ProgressDisplay.on(console)) {
            Begun begun = new Begun(display);
            Migration migration = builder.listener(begun).build();
            Interruption interruption = new Interruption(() -> pause(migration, display));
            try (interruption) {
                report = leave(migration, work.apply(migration));
            } catch (RuntimeException e) {
                reportWhatWasDone(migration, begun, e);
                throw e;
            }
        }
        show(report);
        return report.run().exitCode().code();
    }

    /** Prints a run and where its report is. */
    void show(Report report) {
        ResultText.lines(report.run()).forEach(console::say);
        console.say("");
        console.say("Report: " + reportDirectory.resolve("index.html"));
        if (console.json()) {
            console.document(new ReportJson().render(report));
        }
    }

    /** Writes the report; where the facts cannot be read, what became of the rows is not lost with them. */
    private Report leave(Migration migration, MigrationResult result) {
        Report report = new Report(result, RunFacts.NONE, null);
        try {
            report = new Report(result, migration.facts(result.runId()), null);
        } finally {
            ReportWriter.write(reportDirectory, report);
        }
        return report;
    }

    private static void pause(Migration migration, ProgressDisplay display) {
        display.noticed("pausing: the pages under way finish, then this ends (Ctrl-C again ends it at once)");
        migration.pause();
    }

    /** The failure is what the user must see, so whatever prevents its report is only added to it. */
    private void reportWhatWasDone(Migration migration, Begun begun, RuntimeException failure) {
        if (begun.runId == null) {
            return;
        }
        ExitCode exitCode = failure instanceof MigrationException known
                ? known.exitCode()
                : ConnectionFailure.within(failure)
                        .map(MigrationException::exitCode)
                        .orElse(ExitCode.UNEXPECTED);
        try {
            migration
                    .latestResult()
                    .filter(result -> result.runId().equals(begun.runId))
                    .ifPresent(result -> leave(migration, result.withExitCode(exitCode)));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Passes everything on, and remembers which run it is about. */
    private static final class Begun implements ProgressListener {
        private final ProgressListener shown;
        private volatile @Nullable String runId;

        Begun(ProgressListener shown) {
            this.shown = shown;
        }

        @Override
        public void planned(String id, boolean resumed, Map<String, Long> rows) {
            runId = id;
            shown.planned(id, resumed, rows);
        }

        @Override
        public void progressed(String table, long processed, long rejected, long total) {
            shown.progressed(table, processed, rejected, total);
        }

        @Override
        public void completed(TableResult result) {
            shown.completed(result);
        }

        @Override
        public void noticed(String message) {
            shown.noticed(message);
        }
    }
}
