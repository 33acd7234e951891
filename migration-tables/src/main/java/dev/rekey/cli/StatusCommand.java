package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.RollbackState;
import dev.rekey.api.RunStatus;
import dev.rekey.engine.Migration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Migration migration = session.ofLedger();
            Screen screen = new Screen(console.text());
            Optional<RunStatus> status = show(console, screen, migration);
            while (watch && status.filter(StatusCommand::underWay).isPresent()) {
                TimeUnit.SECONDS.sleep(SECONDS_BETWEEN);
                status = show(console, screen, migration);
            }
            if (console.json()) {
                console.document(JsonDocuments.status(status, migration.rollbacks()));
            }
            return ExitCode.COMPLETE.code();
        }
    }

    private Optional<RunStatus> show(Console console, Screen screen, Migration migration) {
        Optional<RunStatus> status = migration.status();
        List<RollbackState> rollbacks = migration.rollbacks();
        if (status.isEmpty() && rollbacks.isEmpty()) {
            throw new MigrationException(ExitCode.CONFIGURATION, ReportCommand.NO_RUN);
        }
        List<String> lines = new ArrayList<>();
        status.ifPresent(run -> lines.addAll(StatusText.lines(run, Instant.now())));
        lines.addAll(RollbackText.states(rollbacks));
        if (watch && console.interactive()) {
            screen.show(lines);
        } else {
            lines.forEach(console::say);
        }
        return status;
    }

    /** A run in which a table has failed or is paused, and none is running, does not go on by itself. */
    static boolean underWay(RunStatus status) {
        Set<String> states =
                status.tables().stream().map(RunStatus.Table::status).collect(Collectors.toSet());
        return !status.complete()
                && (states.contains("running") || !(states.contains("failed") || states.contains("paused")));
    }
}
