package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.tables.Tables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The tables that a command is about: all, or those that are named. */
final class TableArguments {
    @Parameters(
            arity = "0..*",
            paramLabel = "TABLE",
            completionCandidates = Names.class,
            description = "Only these tables; all without any.")
    private List<String> tables = new ArrayList<>();

    /** The names, each of a known table. */
    List<String> names() {
        return known(tables);
    }

    /** The names, of which each must be that of a table. */
    static List<String> known(List<String> tables) {
        List<String> known = known();
        for (String table : tables) {
            if (!known.contains(table)) {
                // What looks like a URL is not repeated: it may hold a password.
                String given = table.matches("\\w+") ? "'" + table + "'" : "An argument";
                throw new MigrationException(
                        ExitCode.CONFIGURATION,
                        given + " is no table (nor a command, which comes first). The tables are: "
                                + String.join(", ", known) + ".");
            }
        }
        return List.copyOf(tables);
    }

    static List<String> known() {
        return Tables.all().stream().map(table -> table.spec().table()).toList();
    }

    /** For shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return known().iterator();
        }
    }
}
