package dev.rekey.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: a query whose rows are hashed, listed or read where they are.
 *
 * @param side the database
 * @param sql the query, with a column {@code legacy_id}
 * @param columns the columns to compare, over {@code r}, by name
 */
record RowSet(Side side, Sql sql, Map<String, Canonical> columns) {

    /** How many rows a range has, and one hash of all of them. */
    record Fingerprint(long rows, String hash) {}

    private static final String IN_RANGE = " AS r WHERE legacy_id > :after AND legacy_id <= :upTo"
            + " AND NOT EXISTS (SELECT FROM unnest(:absent) AS absent (id) WHERE absent.id = r.legacy_id)";

    /** A barrier for the planner, behind which a column is computed once, however often it is spoken of, and others are left behind. */
    private static final String ONCE = " OFFSET 0";

    private static final Fingerprint OF_NOTHING = new Fingerprint(0, "");

    /**
     * The fingerprints of ranges that follow each other: of each a hash of its rows' hashes in order, so that no two changes
     * can cancel out. They are made in one pass, in which what else the rows are joined with is read once.
     */
    List<Fingerprint> fingerprints(List<Range> ranges, Collection<Long> absent, Function<Canonical, String> spelling) {
        Range all =
                new Range(ranges.get(0).after(), ranges.get(ranges.size() - 1).upTo());
        List<Long> beginnings =
                ranges.stream().skip(1).map(range -> range.after() + 1).toList();
        String text = "SELECT width_bucket(legacy_id, :beginnings) AS range, count(*),"
                + " encode(sha256(string_agg(hash, ''::bytea ORDER BY legacy_id, hash)), 'hex') FROM ("
                + hashes(spelling) + ") AS hashed GROUP BY 1";
        Map<Integer, Fingerprint> prints = new HashMap<>();
        side.list(
                        in(text, all, absent).with("beginnings", beginnings),
                        (row, context) -> Map.entry(row.getInt(1), new Fingerprint(row.getLong(2), row.getString(3))))
                .forEach(print -> prints.put(print.getKey(), print.getValue()));
        return IntStream.range(0, ranges.size())
                .mapToObj(range -> prints.getOrDefault(range, OF_NOTHING))
                .toList();
    }

    /** The hashes of the range's rows by legacy id; several where a legacy id is there several times. */
    Map<Long, List<String>> rowHashes(Range range, Collection<Long> absent) {
        Map<Long, List<String>> hashes = new LinkedHashMap<>();
        String text = "SELECT legacy_id, encode(hash, 'hex') FROM (" + hashes(Canonical::hashed)
                + ") AS hashed ORDER BY 1, 2";
        side.list(in(text, range, absent), (row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(row -> hashes.computeIfAbsent(row.getKey(), id -> new ArrayList<>())
                        .add(row.getValue()));
        return hashes;
    }

    /** The canonical values of rows by legacy id, in the order of {@link #columns}. */
    Map<Long, List<List<@Nullable String>>> values(Collection<Long> legacyIds) {
        Map<Long, List<List<@Nullable String>>> values = new HashMap<>();
        String text = "SELECT legacy_id" + listed(Canonical::value) + " FROM (" + sql.text()
                + ") AS r WHERE legacy_id = ANY(:ids)";
        side.list(new Sql(text, sql.values()).with("ids", legacyIds), (row, context) -> {
                    List<@Nullable String> line = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        line.add(row.getString(i + 2));
                    }
                    return Map.entry(row.getLong(1), line);
                })
                .forEach(row -> values.computeIfAbsent(row.getKey(), id -> new ArrayList<>())
                        .add(row.getValue()));
        return values;
    }

    /** The legacy ids of a range, without a look at anything else. */
    List<Long> ids(Range range, Collection<Long> absent) {
        return side.ids(in("SELECT legacy_id FROM (" + sql.text() + ")" + IN_RANGE + " ORDER BY 1", range, absent));
    }

    /** The upper ends of ranges of about so many rows; the last range has no end. */
    List<Long> boundaries(int rows) {
        String text = "SELECT legacy_id FROM (SELECT legacy_id, row_number() OVER (ORDER BY legacy_id) AS n FROM ("
                + sql.text() + ") AS r) AS numbered WHERE n % :rows = 0 ORDER BY 1";
        return side.ids(new Sql(text, sql.values()).with("rows", rows));
    }

    /** The columns behind another one; there may be none. */
    private String listed(Function<Canonical, String> spelling) {
        return columns.values().stream().map(spelling).map(", "::concat).collect(Collectors.joining());
    }

    private String hashes(Function<Canonical, String> spelling) {
        return "SELECT legacy_id::bigint AS legacy_id, sha256(convert_to(ROW(legacy_id" + listed(spelling)
                + ")::text, 'UTF8')) AS hash FROM (SELECT r.* FROM (" + sql.text() + ")" + IN_RANGE + ONCE + ") AS r"
                + ONCE;
    }

    private Sql in(String text, Range range, Collection<Long> absent) {
        return new Sql(text, sql.values())
                .with("after", range.after())
                .with("upTo", range.upTo())
                .with("absent", absent);
    }
}
