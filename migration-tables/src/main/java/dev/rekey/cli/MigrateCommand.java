package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.engine.Migration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rekey migrate}, the default. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Checks, migrates and validates; goes on where an earlier run stopped. A run after a complete one "
                        + "takes new rows and reports changed ones; on an unchanged source it writes nothing. Leaves its report in "
                        + "REPORT_DIR.",
        footer = {
            "",
            "Examples:",
            "  rekey migrate --dry-run                    the plan and the forecast; writes nothing",
            "  rekey migrate                              all tables, parents first",
            "  rekey migrate brackets --batch-size 500    one table, in smaller pages",
            "  rekey migrate --widen                      widen decimal columns that are too narrow first",
            "  rekey migrate --max-rejected 2%%            stop a table before more than 2 %% of it are rejected",
            "  rekey migrate --bulk                       load empty tables without their constraints, and bring these back",
            "  rekey migrate --update                     also rewrite rows whose source has changed",
            "  rekey migrate --repair --dry-run           what a verification found, and what would be done",
            "  rekey migrate --repair                     migrate exactly the rows again that deviate"
        })
final class MigrateCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private final TableArguments tables = new TableArguments();

    @Option(
            names = "--dry-run",
            description = "Show the plan and every row's forecast, with assess's exit code (of a repair: its plan);"
                    + " write nothing.")
    private boolean dryRun;

    @Option(names = "--batch-size", paramLabel = "ROWS", description = "Rows a page, at most; over BATCH_SIZE (1000).")
    private @Nullable String batchSize;

    @Option(names = "--workers", paramLabel = "N", description = "Pages under way at once, at most; over WORKERS (8).")
    private @Nullable String workers;

    @Option(
            names = "--max-latency",
            paramLabel = "TIME",
            description =
                    "Slow down while the target takes longer than this to write a page, e.g. 500ms; over MAX_LATENCY"
                            + " (2s).")
    private @Nullable String maxLatency;

    @Option(
            names = "--widen",
            description = "Widen decimal columns that cannot hold their source's values, and record it.")
    private boolean widen;

    @Option(names = "--update", description = "Rewrite migrated rows whose source has changed since.")
    private boolean update;

    @Option(
            names = "--bulk",
            description =
                    "Load empty tables without their foreign keys, unique constraints and indexes, and bring those"
                            + " back afterwards: faster, and unguarded meanwhile.")
    private boolean bulk;

    @Option(
            names = "--repair",
            description = "Migrate exactly those rows again that the latest verification found to deviate.")
    private boolean repair;

    @Option(
            names = "--keep",
            description = "On demo data: leave the databases running until Ctrl-C, to look around with psql.")
    private boolean keep;

    @Mixin
    private final RejectedOption rejected = new RejectedOption();

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() throws InterruptedException {
        Console console = main.console(output.value());
        List<String> names = tables.names();
        if (repair && (widen || update || bulk)) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "--repair goes without --widen, --update and --bulk: it rewrites the rows that deviate, and no others.");
        }
        try (Session session = Session.open(console, flags(), Session.Needs.BOTH)) {
            if (keep && !session.onDemo()) {
                throw new MigrationException(
                        ExitCode.CONFIGURATION, "--keep is for the demo; databases that are configured keep anyway.");
            }
            int exitCode = run(console, session, names);
            if (keep) {
                session.keepUntilInterrupted(console);
            }
            return exitCode;
        }
    }

    private int run(Console console, Session session, List<String> names) {
        Migration.Builder builder = session.migration(names)
                .options(session.configuration().options(widen, update).withBulk(bulk));
        if (repair) {
            Repair command = new Repair(console, session.configuration().reportDirectory());
            return dryRun ? command.plan(builder) : command.run(builder);
        }
        if (dryRun) {
            return AssessCommand.show(console, builder.build().assess());
        }
        return new ReportedRun(console, session.configuration().reportDirectory()).run(builder, Migration::migrate);
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>(profile.flags());
        flags.putAll(rejected.flags());
        if (batchSize != null) {
            flags.put("BATCH_SIZE", given("--batch-size", "number", batchSize));
        }
        if (workers != null) {
            flags.put("WORKERS", given("--workers", "number", workers));
        }
        if (maxLatency != null) {
            flags.put("MAX_LATENCY", given("--max-latency", "time", maxLatency));
        }
        return flags;
    }

    /** A blank variable counts as none, but an option that was given was meant. */
    private static String given(String option, String what, String value) {
        if (value.isBlank()) {
            throw new MigrationException(ExitCode.CONFIGURATION, option + " needs a " + what + ".");
        }
        return value;
    }
}
