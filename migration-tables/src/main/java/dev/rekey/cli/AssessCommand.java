package dev.rekey.cli;

import dev.rekey.api.Assessment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rekey assess}. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Reads only: checks schemas, privileges and source queries, and forecasts every row's fate by reason.",
        footer = {
            "",
            "Examples:",
            "  rekey assess                        all tables",
            "  rekey assess purchases brackets     two of them",
            "  rekey assess --bulk                 whether migrate --bulk can",
            "  rekey assess --output json          for other programs"
        })
final class AssessCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private final TableArguments tables = new TableArguments();

    @Option(names = "--bulk", description = "Also ask whether migrate --bulk can, and what it would take away.")
    private boolean bulk;

    @Mixin
    private final RejectedOption rejected = new RejectedOption();

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        Console console = main.console(output.value());
        List<String> names = tables.names();
        try (Session session = Session.open(console, flags(), Session.Needs.BOTH)) {
            Assessment assessment = session.migration(names)
                    .options(session.configuration().options(false, false).withBulk(bulk))
                    .build()
                    .assess();
            return show(console, assessment);
        }
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>(profile.flags());
        flags.putAll(rejected.flags());
        return flags;
    }

    static int show(Console console, Assessment assessment) {
        AssessmentText.lines(assessment).forEach(console::say);
        if (console.json()) {
            console.document(JsonDocuments.assessment(assessment));
        }
        return assessment.exitCode().code();
    }
}
