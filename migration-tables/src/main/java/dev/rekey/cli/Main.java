package dev.rekey.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code rekey}. */
@Command(
        name = "rekey",
        description =
                "Moves integer-keyed PostgreSQL tables into a UUID-keyed Supabase database and accounts for every row.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            AssessCommand.class,
            ExplainCommand.class,
            MigrateCommand.class,
            StatusCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RetryCommand.class,
            RollbackCommand.class,
            ReportCommand.class,
            AutoComplete.GenerateCompletion.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Without a command, migrate is run. The databases are named by SOURCE_DB_URL and TARGET_DB_URL (or",
            "SOURCE_DB_HOST, _PORT, _NAME, _USER, _PASSWORD, _SSL, and the same for TARGET_DB_), in the",
            "environment or in a file named .env. With neither, demo data is used where a demo is at hand.",
            "",
            "Exit codes: 0 complete and within limits; 1 unexpected; 2 usage or configuration; 3 data over a",
            "limit, or a failed check; 4 connection; 5 interrupted, resumable.",
            "",
            "Examples:",
            "  rekey assess                 look before anything is written",
            "  rekey explain purchases      where each column's value comes from",
            "  rekey migrate --dry-run      the plan, and what would become of every row",
            "  rekey migrate                migrate, or go on where an earlier run stopped",
            "  rekey pause                  let whatever runs stand still, until: rekey resume",
            "  rekey retry                  take rejected rows up again",
            "  rekey rollback --run ID      what would go if that run were taken back",
            "  source <(rekey generate-completion)"
        })
public final class Main {
    private static final Set<String> TOP_LEVEL = Set.of("--help", "-h", "--version", "-V");

    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    /** Runs a command; ends the process only on failure, since under Maven the process is Maven's. */
    public static void main(String[] args) {
        int exitCode = run(Console.system(Output.text), args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Runs a command and gives its exit code. */
    static int run(Console console, String... args) {
        CommandLine commandLine = commandLine(console);
        return commandLine.execute(withDefaultCommand(commandLine, args));
    }

    /** The command with all its subcommands. */
    static CommandLine commandLine(Console console) {
        CommandLine commandLine = new CommandLine(new Main(console));
        Failures failures = new Failures(console);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(100);
        commandLine.setOut(new PrintWriter(console.text(), true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler(failures);
        commandLine.setExecutionExceptionHandler(failures);
        return commandLine;
    }

    Console console(Output output) {
        return console.with(output);
    }

    private static String[] withDefaultCommand(CommandLine commandLine, String... args) {
        if (args.length > 0
                && (TOP_LEVEL.contains(args[0]) || commandLine.getSubcommands().containsKey(args[0]))) {
            return args;
        }
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.add(0, "migrate");
        return all.toArray(String[]::new);
    }
}
