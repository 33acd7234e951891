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

/** How two sets of rows differ: of every row that it does, of the first ones the values. */
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

    private final Map<Set<String>, List<Long>> rowsByColumns = new LinkedHashMap<>();
    private final Map<String, List<Value>> values = new TreeMap<>();
    private final Ids missing = new Ids();
    private final Ids extra = new Ids();
    private final Ids unreadable = new Ids();
    private final List<Range> spans = new ArrayList<>();

    /** Legacy ids. */
    static final class Ids {
        private final List<Long> all = new ArrayList<>();

        private void add(long legacyId) {
            all.add(legacyId);
        }

        long count() {
            return all.size();
        }

        /** So many as are listed. */
        List<Long> first() {
            return all.subList(0, Math.min(all.size(), Verification.MAX_DEVIATIONS));
        }

        List<Long> all() {
            return all;
        }
    }

    /** A range that differs, and in which nobody could see where. */
    void span(Range range) {
        spans.add(range);
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
        rowsByColumns
                .computeIfAbsent(columns, any -> new ArrayList<>())
                .add(differing.get(0).legacyId());
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
        return ids(column).size();
    }

    /** The rows that differ in one of the columns; a row that the target has twice may be there twice. */
    List<Long> ids(Predicate<String> column) {
        return rowsByColumns.entrySet().stream()
                .filter(entry -> entry.getKey().stream().anyMatch(column))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** The ranges that differ and could not be narrowed down. */
    List<Range> spans() {
        return spans;
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
