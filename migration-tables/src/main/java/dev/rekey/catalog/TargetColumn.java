package dev.rekey.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one column of the target can hold.
 *
 * @param name the column's name
 * @param type its type
 * @param labels the labels of an enum type; empty for any other type
 * @param notNull whether null is refused
 * @param filled whether the database fills it where a row says nothing of it: any default, identity, generated
 * @param defaultJson the constant that stands in for null, as JSON, or null where there is none; a clock is none
 */
public record TargetColumn(
        String name,
        ColumnType type,
        List<String> labels,
        boolean notNull,
        boolean filled,
        @Nullable String defaultJson) {

    TargetColumn withType(ColumnType other) {
        return new TargetColumn(name, other, labels, notNull, filled, defaultJson);
    }
}
