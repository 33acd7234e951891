package dev.rekey.verify;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Names, separated by commas, that leave everything else out. */
final class Filter {

    private Filter() {}

    static Set<String> parse(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean lets(Set<String> filter, String name) {
        return filter.isEmpty() || filter.contains(name);
    }

    /**
     * Takes names for granted that exist.
     *
     * @throws MigrationException CONFIGURATION, naming the one that does not
     */
    static void known(String option, Set<String> names, Collection<String> all) {
        for (String name : names) {
            if (!all.contains(name)) {
                throw new MigrationException(
                        ExitCode.CONFIGURATION,
                        option + " names " + name + ", which is none of " + String.join(", ", all));
            }
        }
    }
}
