package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.RunStatus;
import dev.rekey.engine.Migration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rekey status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Shows how far the latest run is, as the ledger has it. Exit code 0 says that it could be shown.",
        footer = {
            "",
            "Examples:",
            "  rekey status",
            "  rekey status --watch           again every 2 seconds, until the run is over"
        })
final class StatusCommand implements Callable<Integer> {
    private static final long SECONDS_BETWEEN = 2;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Option(names = "--watch", description = "Show it again every 2 seconds until the run is complete or has stopped.")
    private boolean watch;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() throws InterruptedException {
        Console console = main.console(output.value());
        try (Session session = Session.open(console, Map.of(), Session.Needs.LEDGER)) {
            Migration migration = session.migration(List.of())
                    .options(session.configuration().options(false, false))
                    .build();
            Screen screen = new Screen(console.text());
            RunStatus status = status(migration);
            show(console, screen, status);
            while (watch && underWay(status)) {
                TimeUnit.SECONDS.sleep(SECONDS_BETWEEN);
                status = status(migration);
                show(console, screen, status);
            }
            if (console.json()) {
                console.document(JsonDocuments.status(status));
            }
            return ExitCode.COMPLETE.code();
        }
    }

    private void show(Console console, Screen screen, RunStatus status) {
        List<String> lines = StatusText.lines(status, Instant.now());
        if (watch && console.interactive()) {
            screen.show(lines);
        } else {
            lines.forEach(console::say);
        }
    }

    private static RunStatus status(Migration migration) {
        return migration
                .status()
                .orElseThrow(() -> new MigrationException(ExitCode.CONFIGURATION, ReportCommand.NO_RUN));
    }

    /** A run in which a table has failed or is paused, and none is running, does not go on by itself. */
    static boolean underWay(RunStatus status) {
        Set<String> states =
                status.tables().stream().map(RunStatus.Table::status).collect(Collectors.toSet());
        return !status.complete()
                && (states.contains("running") || !(states.contains("failed") || states.contains("paused")));
    }
}
