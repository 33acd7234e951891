package dev.rekey.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class OutputOption {
    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "text for people, or one JSON document on standard output and nothing else there.")
    private Output output = Output.text;

    Output value() {
        return output;
    }
}
