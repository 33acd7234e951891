package dev.rekey.catalog;

import java.util.List;

/**
 * A unique index of a target table.
 *
 * @param name the index's name
 * @param columns its columns, in order
 * @param plain whether the columns alone decide: neither partial nor over expressions
 * @param nullsEqual whether two nulls are the same key
 */
public record UniqueKey(String name, List<String> columns, boolean plain, boolean nullsEqual) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
