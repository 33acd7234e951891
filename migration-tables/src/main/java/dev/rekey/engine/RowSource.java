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
                long to = bound.cut() && few
                        ? bound.upTo()
                        : rows.isEmpty() ? from : rows.get(rows.size() - 1).legacyId();
                return new Page<>(from, to, few && !bound.cut(), rows, List.of(), memory);
            });
        };
    }

    private static long lastOf(List<Long> ids) {
        return ids.get(ids.size() - 1);
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
            List<Long> open = target.ask(connection ->
                    new Ledger(connection, ledgerSchema).quarantine().open(table, anyReason, reasons, from, limit));
            if (open.isEmpty()) {
                return new Page<>(from, from, true, List.of(), List.of(), () -> {});
            }
            boolean last = open.size() < limit;
            return within(migration, bounds, from, open, (ids, whole, memory) -> {
                List<L> rows = named(migration, source, zone, ids);
                List<Long> gone = new ArrayList<>(ids);
                gone.removeAll(rows.stream().map(LegacyRow::legacyId).collect(Collectors.toSet()));
                return new Page<>(from, lastOf(ids), last && whole, rows, gone, memory);
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
            boolean last = next.size() < limit;
            return within(migration, bounds, from, next, (ids, whole, memory) -> {
                List<L> rows = named(migration, source, zone, ids);
                return new Page<>(from, lastOf(ids), last && whole, rows, List.of(), memory);
            });
        };
    }

    /** Makes a page of rows that are named. */
    @FunctionalInterface
    interface Named<L extends LegacyRow> {
        /** Of these, which are all that were asked for, or the first of them. */
        Page<L> page(List<Long> ids, boolean whole, PageMemory.Share memory);
    }

    /** A page of so many of these rows, from the first on, as the bounds have room for. */
    private static <L extends LegacyRow> Page<L> within(
            TableMigration<L, ?> migration, PageBounds bounds, long from, List<Long> asked, Named<L> named) {
        PageBounds.Bound bound = bounds.of(named(migration, asked), from, Long.MAX_VALUE, asked.size());
        List<Long> ids = asked.stream().filter(id -> id <= bound.upTo()).toList();
        return holding(bounds.take(bound), memory -> named.page(ids, ids.size() == asked.size(), memory));
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
