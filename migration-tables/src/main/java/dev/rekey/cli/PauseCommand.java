package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Pause;
import dev.rekey.engine.Migration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rekey pause}. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Lets runs stand still, wherever they are: those under way within 2 seconds, others before they begin."
                        + " They keep what they have, write nothing, and go on with: rekey resume.",
        footer = {
            "",
            "Examples:",
            "  rekey pause --reason 'backup until 3 am'   whatever run is under way or begins",
            "  rekey pause --run ID                       that run alone"
        })
final class PauseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Option(names = "--run", paramLabel = "ID", description = "That run alone, by its name in the ledger.")
    private @Nullable String run;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown to whoever waits.")
    private @Nullable String reason;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Console console = main.console(output.value());
        try (Session session = Session.open(console, Map.of(), Session.Needs.LEDGER)) {
            Migration migration = session.ofLedger();
            Pause pause = migration.pauseRuns(run, reason);
            console.say((run == null ? "Every run is " : "Run " + run + " is ") + pause.text() + ".");
            console.say("It goes on after: rekey resume" + (run == null ? "" : " --run " + run));
            if (console.json()) {
                console.document(JsonDocuments.pauses(List.of(pause)));
            }
            return ExitCode.COMPLETE.code();
        }
    }
}
