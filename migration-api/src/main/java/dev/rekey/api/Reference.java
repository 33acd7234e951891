package dev.rekey.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reference from a legacy row to rows of the target that are found by their legacy ids. The engine looks up the keys
 * of a whole page at once; {@link RowContext} gives a row the answers.
 *
 * @param column the target column that the reference fills
 * @param parent where the key is looked up
 * @param required whether a row without this parent is rejected; an optional one that dangles is null with a warning
 * @param keys the legacy ids that a row names; none where it names nobody
 */
public record Reference<L extends LegacyRow>(
        String column, Parent parent, boolean required, Function<L, Collection<Long>> keys) {

    /** A reference without which the row cannot stand. */
    public static <L extends LegacyRow> Reference<L> required(
            String column, Parent parent, Function<L, @Nullable Integer> key) {
        return new Reference<>(column, parent, true, row -> one(key.apply(row)));
    }

    /** A reference that may dangle: the column is then null and the row carries a warning. */
    public static <L extends LegacyRow> Reference<L> optional(
            String column, Parent parent, Function<L, @Nullable Integer> key) {
        return new Reference<>(column, parent, false, row -> one(key.apply(row)));
    }

    /** References of which a row has any number, such as the members of a list. */
    public static <L extends LegacyRow> Reference<L> many(
            String column, Parent parent, Function<L, Collection<Long>> keys) {
        return new Reference<>(column, parent, false, keys);
    }

    /** The same reference where the deployment names the parent's columns otherwise. */
    Reference<L> named(Map<String, TargetNames> byTable) {
        return new Reference<>(column, parent.named(byTable.get(parent.table())), required, keys);
    }

    private static List<Long> one(@Nullable Integer key) {
        return key == null ? List.of() : List.of(key.longValue());
    }
}
