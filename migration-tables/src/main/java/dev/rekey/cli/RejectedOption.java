package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --max-rejected}, of the commands that migrate or forecast. */
final class RejectedOption {

    @Option(
            names = "--max-rejected",
            paramLabel = "N|P%",
            description =
                    "Stop a table before more of its rows are rejected: 100, 2%%, or of one table brackets=5%%; may be "
                            + "repeated; over MAX_REJECTED (no limit).")
    private List<String> limits = new ArrayList<>();

    /** The option as the variable that it stands above; empty where it was not given. */
    Map<String, String> flags() {
        if (limits.isEmpty()) {
            return Map.of();
        }
        if (limits.stream().anyMatch(String::isBlank)) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "--max-rejected needs a limit, e.g. --max-rejected 100, --max-rejected 2% or --max-rejected brackets=5%.");
        }
        limits.forEach(RejectedOption::requireKnownTable);
        return Map.of("MAX_REJECTED", String.join(",", limits));
    }

    /** Said before a database is asked; whatever else is wrong with a limit, the configuration says. */
    private static void requireKnownTable(String limit) {
        int end = limit.indexOf('=');
        String table = end < 0 ? "" : limit.substring(0, end).strip();
        if (table.matches("\\w+") && !TableArguments.known().contains(table)) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "--max-rejected names '" + table
                            + "', which is no table, e.g. --max-rejected brackets=5%. The tables are: "
                            + String.join(", ", TableArguments.known()) + ".");
        }
    }
}
