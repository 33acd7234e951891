package dev.rekey.verify;

import dev.rekey.api.Verification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How two sets of rows differ: all of it counted, the beginning of it listed. */
final class Differences {

    /**
     * A value that is not the same on both sides.
     *
     * @param expected the source's, canonical; null for SQL's null
     * @param actual the target's
     */
    record Value(
            long legacyId,
            String column,
            @Nullable String expected,
            @Nullable String actual) {}

    private final Map<Set<String>, Long> rowsByColumns = new LinkedHashMap<>();
    private final Map<String, List<Value>> values = new TreeMap<>();
    private final Ids missing = new Ids();
    private final Ids extra = new Ids();
    private final Ids unreadable = new Ids();

    /** Legacy ids, counted and the first of them kept. */
    static final class Ids {
        private final List<Long> first = new ArrayList<>();
        private long count;

        private void add(long legacyId) {
            count++;
            if (first.size() < Verification.MAX_DEVIATIONS) {
                first.add(legacyId);
            }
        }

        long count() {
            return count;
        }

        List<Long> first() {
            return first;
        }
    }

    /** A row of the source that the target does not have. */
    void missing(long legacyId) {
        missing.add(legacyId);
    }

    /** A row of the target that the source does not have. */
    void extra(long legacyId) {
        extra.add(legacyId);
    }

    /** A row that a database refuses to read as what it should be. */
    void unreadable(long legacyId) {
        unreadable.add(legacyId);
    }

    /** A row that both have, with other values. */
    void row(List<Value> differing) {
        Set<String> columns = differing.stream().map(Value::column).collect(Collectors.toSet());
        rowsByColumns.merge(columns, 1L, Long::sum);
        for (Value value : differing) {
            List<Value> listed = values.computeIfAbsent(value.column(), column -> new ArrayList<>());
            if (listed.size() < Verification.MAX_DEVIATIONS) {
                listed.add(value);
            }
        }
    }

    Ids missing() {
        return missing;
    }

    Ids extra() {
        return extra;
    }

    Ids unreadable() {
        return unreadable;
    }

    /** How many rows differ in one of the columns. */
    long rows(Predicate<String> column) {
        return rowsByColumns.entrySet().stream()
                .filter(entry -> entry.getKey().stream().anyMatch(column))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The first values that differ in these columns, by legacy id. */
    List<Value> values(Predicate<String> column) {
        return values.entrySet().stream()
                .filter(entry -> column.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .sorted(Comparator.comparingLong(Value::legacyId))
                .limit(Verification.MAX_DEVIATIONS)
                .toList();
    }
}
