package dev.rekey.api;

import java.util.Map;
import java.util.Set;

/**
 * A deployment's own names for the columns of a target table.
 *
 * @param renamed the deployment's name of a column, by the name that data-model.md has for it
 * @param leftOut columns that the deployment lacks, by the names of data-model.md; they are not written
 */
public record TargetNames(Map<String, String> renamed, Set<String> leftOut) {

    /** Every column as data-model.md names it. */
    public static final TargetNames AS_SPECIFIED = new TargetNames(Map.of(), Set.of());

    public TargetNames {
        renamed = Map.copyOf(renamed);
        leftOut = Set.copyOf(leftOut);
    }

    /** What the deployment calls the column. */
    public String of(String column) {
        return renamed.getOrDefault(column, column);
    }

    /** Whether the deployment has the column. */
    public boolean has(String column) {
        return !leftOut.contains(column);
    }
}
