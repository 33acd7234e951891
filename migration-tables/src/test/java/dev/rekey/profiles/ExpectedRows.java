package dev.rekey.profiles;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Rows as they must come: all alike but for their ids, and for what is said of single ones. Nulls are left out. */
final class ExpectedRows {

    private final SortedMap<Long, Map<String, String>> rows = new TreeMap<>();

    ExpectedRows(Collection<Long> ids, LongFunction<Map<String, String>> row) {
        for (long id : ids) {
            Map<String, String> columns = new TreeMap<>(row.apply(id));
            columns.put("legacy_id", Long.toString(id));
            rows.put(id, columns);
        }
    }

    /** One row differs: in a column after the other, each followed by its value. */
    ExpectedRows but(long id, @Nullable String... columnsAndValues) {
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            String column = String.valueOf(columnsAndValues[i]);
            String value = columnsAndValues[i + 1];
            rows.computeIfPresent(id, (key, columns) -> {
                if (value == null) {
                    columns.remove(column);
                } else {
                    columns.put(column, value);
                }
                return columns;
            });
        }
        return this;
    }

    SortedMap<Long, Map<String, String>> rows() {
        return rows;
    }
}
