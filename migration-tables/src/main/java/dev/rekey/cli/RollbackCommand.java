package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackResult;
import dev.rekey.engine.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rekey rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Removes what a run inserted, children first. Shows the plan and, without --yes, writes nothing. Keeps and "
                    + "names rows that were changed since, or that rows of others hang on; exits with 3 then. Goes on "
                    + "where it was cut off."
        },
        footer = {
            "",
            "Examples:",
            "  rekey status                                      which run that was",
            "  rekey rollback --run 20261123T083238Z-9c75        the plan; writes nothing",
            "  rekey rollback --run 20261123T083238Z-9c75 --yes  what that run inserted goes",
            "  rekey rollback --table brackets --yes             what any run inserted there goes"
        })
final class RollbackCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Option(names = "--run", paramLabel = "ID", description = "The run whose rows go, by its name in the ledger.")
    private @Nullable String run;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            completionCandidates = TableArguments.Names.class,
            description = "Only out of this table; may be repeated. Without --run, the rows of all runs.")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = "--force",
            description = "Take rows, too, that were changed since, or that rows of others hang on; what the target's "
                    + "foreign keys say of those happens: ON DELETE CASCADE takes them along.")
    private boolean force;

    @Option(names = "--yes", description = "Do it. Without, the plan is shown and nothing written.")
    private boolean yes;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Console console = main.console(output.value());
        Rollback what = what();
        try (Session session = Session.open(console, Map.of(), Session.Needs.LEDGER)) {
            Migration migration = session.migration(List.of())
                    .options(session.configuration().options(false, false))
                    .listener(new RollbackProgress(console, System::nanoTime))
                    .build();
            RollbackPlan plan = migration.rollbackPlan(what);
            RollbackText.plan(plan).forEach(console::say);
            if (!yes) {
                RollbackText.next(plan).forEach(console::say);
                document(console, JsonDocuments.rollback(plan));
                return ExitCode.COMPLETE.code();
            }
            return carryOut(console, migration, what);
        }
    }

    private static int carryOut(Console console, Migration migration, Rollback what) {
        Interruption interruption = new Interruption(() -> {
            console.say("pausing: the page under way finishes, then this ends (Ctrl-C again ends it at once)");
            migration.pause();
        });
        try (interruption) {
            RollbackResult result = migration.rollback(what);
            RollbackText.result(result).forEach(console::say);
            document(console, JsonDocuments.rollback(result));
            return result.exitCode().code();
        }
    }

    private static void document(Console console, String json) {
        if (console.json()) {
            console.document(json);
        }
    }

    /** What was asked for; what looks like a URL is not repeated: it may hold a password. */
    private Rollback what() {
        if (run == null && tables.isEmpty()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "say what is to be rolled back: --run ID (rekey status names the latest run), or --table TABLE");
        }
        if (run != null && !run.matches("[\\w-]+")) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "--run needs the name of a run, such as 20261123T083238Z-9c75");
        }
        return new Rollback(run, TableArguments.known(tables), force);
    }
}
