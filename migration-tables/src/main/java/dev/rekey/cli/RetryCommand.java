package dev.rekey.cli;

import dev.rekey.api.ReasonCode;
import dev.rekey.database.Configuration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rekey retry}. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Takes rows out of the quarantine up again, once what made them fail is remedied.",
        footer = {
            "",
            "Examples:",
            "  rekey retry                                    every quarantined row, parents first",
            "  rekey retry technicians                        those of one table",
            "  rekey retry --reason PARENT_MISSING --reason PARENT_REJECTED"
        })
final class RetryCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private final TableArguments tables = new TableArguments();

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Only rows filed under this reason; may be repeated. One of: ${COMPLETION-CANDIDATES}.")
    private Set<ReasonCode> reasons = EnumSet.noneOf(ReasonCode.class);

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Console console = main.console(output.value());
        List<String> names = tables.names();
        try (Session session = Session.open(console, profile.flags(), Session.Needs.BOTH)) {
            Configuration configuration = session.configuration();
            return new ReportedRun(console, configuration.reportDirectory())
                    .run(
                            session.migration(names).options(configuration.options(false, false)),
                            migration -> migration.retry(reasons));
        }
    }
}
