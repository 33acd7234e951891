package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.TableMigration;
import dev.rekey.profile.SourceProfile;
import dev.rekey.source.ProfiledTable;
import dev.rekey.tables.Tables;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rekey explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Tells where the value of every target column comes from: the source expression, the rule, the default, "
                        + "what is left out and why. Asks no database.",
        footer = {
            "",
            "Examples:",
            "  rekey explain purchases                        as the documented source has it",
            "  rekey explain purchases --profile django       as another source has it",
            "  rekey explain --output markdown > columns.md   all tables, for a document"
        })
final class ExplainCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Main main;

    @Mixin
    private final TableArguments tables = new TableArguments();

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    @Option(
            names = "--output",
            paramLabel = "text|json|markdown",
            defaultValue = "text",
            description = "text for people, one JSON document, or Markdown.")
    private Format format = Format.text;

    /** What is printed. The names are the option's values. */
    enum Format {
        text,
        json,
        markdown
    }

    @Override
    public Integer call() {
        Console console = main.console(format == Format.json ? Output.json : Output.text);
        List<String> names = tables.names();
        SourceProfile source = Session.profile(profile.flags());
        List<Explanation> explanations = ProfiledTable.all(Tables.all(), source).stream()
                .map(TableMigration::spec)
                .filter(spec -> names.isEmpty() || names.contains(spec.table()))
                .map(spec -> Explanation.of(spec, source.name()))
                .toList();
        switch (format) {
            case json -> console.document(JsonDocuments.explanations(explanations));
            case markdown -> explanations.forEach(one -> console.say(one.markdown() + "\n"));
            default -> explanations.forEach(one -> one.text().forEach(console::say));
        }
        return ExitCode.COMPLETE.code();
    }
}
