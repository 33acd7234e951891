package dev.rekey.engine;

import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Deviations.Span;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The rows of one table that a repair takes up, ascending; the others stay as they are. */
final class Listed {

    /** Rows that nobody but a person can judge; whatever else is wrong with them, they are left. */
    private static final Set<Kind> LEFT = EnumSet.of(Kind.EXTRA, Kind.REPEATED, Kind.PARENT);

    private static final int ROWS_AT_ONCE = 10_000;

    private static final Set<Kind> REWRITTEN = EnumSet.of(Kind.MISSING, Kind.DIFFERS);
    private static final Set<Kind> RECORDED = EnumSet.of(Kind.MAPPING, Kind.QUARANTINE);

    private final long[] rows;
    private final long[] rewritten;
    private final Map<Kind, SortedSet<Long>> kinds;

    private Listed(SortedSet<Long> rows, SortedSet<Long> rewritten, Map<Kind, SortedSet<Long>> kinds) {
        this.rows = array(rows);
        this.rewritten = array(rewritten);
        this.kinds = kinds;
    }

    /** What a verification found in the tables of a plan. */
    static Map<String, Listed> all(Deviations found, Plan plan, Transactions source) {
        Map<String, Listed> tables = new LinkedHashMap<>();
        for (TableMigration<?, ?> migration : plan.tables()) {
            TableSpec<?, ?> spec = migration.spec();
            List<Long> inSpans = new ArrayList<>();
            found.spans().stream()
                    .filter(span -> span.table().equals(spec.table()))
                    .forEach(span -> inSpans.addAll(source.read(connection -> in(connection, spec, span))));
            tables.put(spec.table(), of(found, spec.table(), inSpans));
        }
        return tables;
    }

    private static List<Long> in(Connection connection, TableSpec<?, ?> spec, Span span) {
        return Daos.over(
                        connection,
                        spec.sourceQuery(),
                        "SELECT legacy_id FROM (<query>\n) AS source WHERE legacy_id > :after AND legacy_id \\<= :upTo")
                .bind("after", span.after())
                .bind("upTo", span.upTo())
                .mapTo(Long.class)
                .list();
    }

    /**
     * What a verification found in a table.
     *
     * @param inSpans the source's rows in the ranges that differ and could not be narrowed down
     */
    static Listed of(Deviations found, String table, Collection<Long> inSpans) {
        Map<Kind, SortedSet<Long>> kinds = new EnumMap<>(Kind.class);
        found.rows().stream().filter(rows -> rows.table().equals(table)).forEach(rows -> kinds.computeIfAbsent(
                        rows.kind(), any -> new TreeSet<>())
                .addAll(rows.legacyIds()));
        SortedSet<Long> left = union(kinds, LEFT);
        SortedSet<Long> rewritten = union(kinds, REWRITTEN);
        rewritten.addAll(inSpans);
        rewritten.removeAll(left);
        SortedSet<Long> rows = union(kinds, RECORDED);
        rows.addAll(rewritten);
        rows.removeAll(left);
        return new Listed(rows, rewritten, kinds);
    }

    private static SortedSet<Long> union(Map<Kind, SortedSet<Long>> kinds, Set<Kind> some) {
        SortedSet<Long> ids = new TreeSet<>();
        some.forEach(kind -> ids.addAll(kinds.getOrDefault(kind, new TreeSet<>())));
        return ids;
    }

    private static long[] array(SortedSet<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    int size() {
        return rows.length;
    }

    /** The next rows after a legacy id. */
    List<Long> after(long legacyId, int limit) {
        int found = Arrays.binarySearch(rows, legacyId);
        int first = found < 0 ? -found - 1 : found + 1;
        int end = (int) Math.min(rows.length, (long) first + limit);
        return LongStream.of(Arrays.copyOfRange(rows, first, end)).boxed().toList();
    }

    /** All rows, so many at a time as fit into one question. */
    List<List<Long>> pages() {
        List<List<Long>> pages = new ArrayList<>();
        for (int i = 0; i < rows.length; i += ROWS_AT_ONCE) {
            int end = Math.min(rows.length, i + ROWS_AT_ONCE);
            pages.add(LongStream.of(Arrays.copyOfRange(rows, i, end)).boxed().toList());
        }
        return pages;
    }

    /** Whether the row is written into the target, whatever the ledger says; of others, the ledger's entries alone. */
    boolean rewrites(long legacyId) {
        return Arrays.binarySearch(rewritten, legacyId) >= 0;
    }

    /** Whether the verification said this of the row. */
    boolean is(Kind kind, long legacyId) {
        return ids(kind).contains(legacyId);
    }

    /** The rows of which the verification said this. */
    SortedSet<Long> ids(Kind kind) {
        return kinds.getOrDefault(kind, new TreeSet<>());
    }
}
