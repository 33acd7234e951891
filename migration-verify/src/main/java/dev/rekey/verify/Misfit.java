package dev.rekey.verify;

import java.util.Set;
import java.util.TreeSet;

/** What somebody wrote down to expect of a table has other columns than the table; nothing can be compared. */
final class Misfit extends RuntimeException {

    private static final long serialVersionUID = 1;

    Misfit(Set<String> expected, Set<String> actual) {
        super("what to expect has not the columns that it should have: missing " + without(actual, expected)
                + ", unknown " + without(expected, actual));
    }

    private static Set<String> without(Set<String> columns, Set<String> others) {
        Set<String> rest = new TreeSet<>(columns);
        rest.removeAll(others);
        return rest;
    }
}
