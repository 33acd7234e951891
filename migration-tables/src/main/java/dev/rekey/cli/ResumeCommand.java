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

/** {@code rekey resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Lets runs go on that were paused with: rekey pause. One that was ended meanwhile, with Ctrl-C say,"
                        + " goes on with: rekey migrate.",
        footer = {
            "",
            "Examples:",
            "  rekey resume                 whatever is paused",
            "  rekey resume --run ID        that run, if it was paused alone"
        })
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Option(names = "--run", paramLabel = "ID", description = "That run alone, by its name in the ledger.")
    private @Nullable String run;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Console console = main.console(output.value());
        try (Session session = Session.open(console, Map.of(), Session.Needs.LEDGER)) {
            Migration migration = session.ofLedger();
            List<Pause> resumed = migration.resumeRuns(run);
            if (resumed.isEmpty()) {
                console.say("Nothing was paused" + (run == null ? "." : " for run " + run + " alone."));
            }
            resumed.forEach(
                    pause -> console.say((pause.scope().equals(Pause.EVERY_RUN) ? "Every run" : "Run " + pause.scope())
                            + " goes on; it was " + pause.text() + "."));
            if (console.json()) {
                console.document(JsonDocuments.pauses(resumed));
            }
            return ExitCode.COMPLETE.code();
        }
    }
}
