package dev.rekey.engine;

import dev.rekey.api.ExitCode;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.MigrationException;
import dev.rekey.api.SourcePage;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.Ledger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a partition's pages come from. */
@FunctionalInterface
interface RowSource<L extends LegacyRow> {

    Page<L> page(long from, long upTo, int limit);

    /** All rows of the source query, by keyset. */
    static <L extends LegacyRow> RowSource<L> query(
            TableMigration<L, ?> migration, Transactions source, ZoneId zone, PageBounds bounds) {
        String query = migration.spec().sourceQuery();
        return (from, upTo, limit) -> {
            PageBounds.Bound bound = bounds.of(query, from, upTo, limit);
            return holding(bounds.take(bound), memory -> {
                List<L> rows = read(migration, source, new Range(query, from, bound.upTo(), limit), zone);
                boolean few = rows.size() < limit;
                long to = bound.cut() && few ? bound.upTo() : rows.isEmpty() ? from : lastOf(rows);
                return new Page<>(from, to, few && !bound.cut(), rows, List.of(), memory);
            });
        };
    }

    private static long lastOf(List<? extends LegacyRow> rows) {
        return rows.get(rows.size() - 1).legacyId();
    }

    /** A page with its memory, which is given back at once if the page cannot be read. */
    private static <L extends LegacyRow> Page<L> holding(
            PageMemory.Share memory, Function<PageMemory.Share, Page<L>> read) {
        try {
            return read.apply(memory);
        } catch (RuntimeException | Error fault) {
            memory.close();
            throw fault;
        }
    }

    /**
     * Quarantined rows, in the order of their legacy ids.
     *
     * @param anyReason whether all of them
     * @param reasons codes as a PostgreSQL array, if not all
     */
    static <L extends LegacyRow> RowSource<L> quarantine(
            TableMigration<L, ?> migration,
            Transactions source,
            Transactions target,
            String ledgerSchema,
            ZoneId zone,
            PageBounds bounds,
            boolean anyReason,
            String reasons) {
        String table = migration.spec().table();
        return (from, upTo, limit) -> {
            List<Long> open = target.read(connection ->
                    new Ledger(connection, ledgerSchema).quarantine().open(table, anyReason, reasons, from, limit));
            if (open.isEmpty()) {
                return new Page<>(from, from, true, List.of(), List.of(), () -> {});
            }
            PageBounds.Bound bound = bounds.of(named(migration, open), from, Long.MAX_VALUE, open.size());
            List<Long> ids = open.stream().filter(id -> id <= bound.upTo()).toList();
            return holding(bounds.take(bound), memory -> {
                List<L> rows = named(migration, source, zone, ids);
                List<Long> gone = new ArrayList<>(ids);
                gone.removeAll(rows.stream().map(LegacyRow::legacyId).collect(Collectors.toSet()));
                boolean last = open.size() < limit && ids.size() == open.size();
                return new Page<>(from, ids.get(ids.size() - 1), last, rows, gone, memory);
            });
        };
    }

    /** Rows that a verification found to deviate, in the order of their legacy ids. */
    static <L extends LegacyRow> RowSource<L> listed(
            TableMigration<L, ?> migration, Transactions source, ZoneId zone, PageBounds bounds, Listed listed) {
        return (from, upTo, limit) -> {
            List<Long> next = listed.after(from, limit);
            if (next.isEmpty()) {
                return new Page<>(from, from, true, List.of(), List.of(), () -> {});
            }
            PageBounds.Bound bound = bounds.of(named(migration, next), from, Long.MAX_VALUE, next.size());
            List<Long> ids = next.stream().filter(id -> id <= bound.upTo()).toList();
            boolean last = next.size() < limit && ids.size() == next.size();
            return holding(
                    bounds.take(bound),
                    memory -> new Page<>(
                            from,
                            ids.get(ids.size() - 1),
                            last,
                            named(migration, source, zone, ids),
                            List.of(),
                            memory));
        };
    }

    /** Rows by their legacy ids, in ascending order; those that the source does not have any more are left out. */
    static <L extends LegacyRow> List<L> named(
            TableMigration<L, ?> migration, Transactions source, ZoneId zone, Collection<Long> legacyIds) {
        String query = named(migration, legacyIds);
        return read(migration, source, new Range(query, Long.MIN_VALUE, Long.MAX_VALUE, legacyIds.size()), zone);
    }

    private static String named(TableMigration<?, ?> migration, Collection<Long> legacyIds) {
        String ids = legacyIds.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "SELECT * FROM (" + migration.spec().sourceQuery() + "\n) AS named WHERE legacy_id IN (" + ids + ")";
    }

    /** What is read of a query. */
    record Range(String query, long from, long upTo, int limit) {}

    private static <L extends LegacyRow> List<L> read(
            TableMigration<L, ?> migration, Transactions source, Range range, ZoneId zone) {
        try {
            return source.ask(connection -> migration.read(
                    new SourcePage(connection, range.query(), range.from(), range.upTo(), range.limit(), zone)));
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesValue(fault)) {
                throw fault;
            }
            TableSpec<L, ?> spec = migration.spec();
            throw new MigrationException(
                    ExitCode.DATA,
                    spec.table() + ": the source query"
                            + (spec.queryFile() == null ? "" : " (" + spec.queryFile() + ")")
                            + " stumbles over a value"
                            + (range.from() == Long.MIN_VALUE ? "" : " above legacy id " + range.from())
                            + " (SQLSTATE " + SqlFaults.state(fault)
                            + "): a cast that does not fit its value, or JSON of another form. Let the query yield null or text there.",
                    fault);
        }
    }
}
