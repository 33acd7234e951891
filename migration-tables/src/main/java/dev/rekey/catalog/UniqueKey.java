package dev.rekey.catalog;

import dev.rekey.database.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

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

    /** SQL that is true where the rows of two aliases have the same key. */
    public String sameKey(String one, String other) {
        String same = nullsEqual ? " IS NOT DISTINCT FROM " : " = ";
        return columns.stream()
                .map(Identifiers::quote)
                .map(column -> one + "." + column + same + other + "." + column)
                .collect(Collectors.joining(" AND "));
    }
}
