package dev.rekey.engine;

import dev.rekey.api.TableSpec;
import dev.rekey.database.Identifiers;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Daos;
import dev.rekey.source.SourceInspection.SourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where pages end so that their bytes, and not only their rows, stay within bounds. The source is asked once for its
 * widest row; only where a page of such rows would be too large is it asked for the end of each page, too.
 */
final class PageBounds {

    /** What a row takes beside its texts and arrays. */
    private static final int FIXED_BYTES = 200;

    /** An element of an array: a number of a few digits becomes a UUID of 36. */
    private static final int ELEMENT_BYTES = 40;

    private static final int FIRST_LOOK = 32;

    private static final Set<String> FIXED = Set.of(
            "int2",
            "int4",
            "int8",
            "float4",
            "float8",
            "numeric",
            "bool",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "oid");

    private final Transactions source;
    private final PageMemory memory;
    private final String size;
    private final long widest;

    /** How many rows the next question is about: what is asked of rows that do not fit is asked in vain. */
    private final AtomicInteger ahead = new AtomicInteger(FIRST_LOOK);

    /**
     * The end of a page.
     *
     * @param upTo legacy id, inclusive
     * @param cut whether rows may follow, however few the page has
     * @param bytes of the page, at most about
     */
    record Bound(long upTo, boolean cut, long bytes) {}

    private PageBounds(Transactions source, PageMemory memory, String size, long widest) {
        this.source = source;
        this.memory = memory;
        this.size = size;
        this.widest = widest;
    }

    /**
     * Measures a table's rows.
     *
     * @param columns of the source query, by name
     */
    static PageBounds of(Transactions source, TableSpec<?, ?> spec, Map<String, SourceColumn> columns) {
        return of(source, spec, columns, PageMemory.SHARED);
    }

    static PageBounds of(
            Transactions source, TableSpec<?, ?> spec, Map<String, SourceColumn> columns, PageMemory memory) {
        String size = size(columns);
        return new PageBounds(source, memory, size, widest(source, spec, size));
    }

    private static long widest(Transactions source, TableSpec<?, ?> spec, String size) {
        try {
            return source.ask(connection -> Daos.over(
                            connection,
                            spec.sourceQuery(),
                            "SELECT coalesce(max(<size>), 0) FROM (<query>\n) AS source")
                    .define("size", size)
                    .mapTo(Long.class)
                    .one());
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesValue(fault)) {
                throw fault;
            }
            return 0; // The page that has the value will say where it is.
        }
    }

    /** A row's bytes, as SQL: of text PostgreSQL knows them without reading it. */
    private static String size(Map<String, SourceColumn> columns) {
        List<String> parts = new ArrayList<>(List.of(FIXED_BYTES + "::bigint"));
        columns.forEach((name, column) -> {
            String quoted = "source." + Identifiers.quote(name);
            if (column.type().matches("_(int|float|bool|uuid|date).*")) {
                parts.add("coalesce(cardinality(" + quoted + ") * " + ELEMENT_BYTES + ", 0)");
            } else if (!FIXED.contains(column.type())) {
                parts.add("coalesce(octet_length(" + quoted + "::text), 0)");
            }
        });
        return String.join(" + ", parts);
    }

    /** Where a page of the table's query, or of a part of it, ends. */
    Bound of(String query, long from, long upTo, int limit) {
        return widest <= memory.pageBytes() / limit
                ? new Bound(upTo, false, widest * limit)
                : ask(query, from, upTo, limit);
    }

    private Bound ask(String query, long from, long upTo, int limit) {
        int look = Math.min(limit, ahead.get());
        return source.ask(connection -> Daos.over(connection, query, """
                        SELECT max(legacy_id) FILTER (WHERE before \\< :most) AS up_to,
                               coalesce(sum(size) FILTER (WHERE before \\< :most), 0)::bigint AS bytes,
                               count(*) FILTER (WHERE before \\< :most) AS fitting, count(*) AS seen
                        FROM (SELECT legacy_id, size, sum(size) OVER (ORDER BY legacy_id ROWS UNBOUNDED PRECEDING) - size
                                AS before
                              FROM (SELECT source.legacy_id, <size> AS size
                                    FROM (<query>
                                    ) AS source
                                    WHERE legacy_id > :after AND legacy_id \\<= :upTo
                                    ORDER BY legacy_id LIMIT :look) AS page) AS summed""")
                .define("size", size)
                .bind("most", memory.pageBytes())
                .bind("after", from)
                .bind("upTo", upTo)
                .bind("look", look)
                .map((row, context) -> {
                    int fitting = row.getInt("fitting");
                    boolean all = fitting == row.getInt("seen");
                    ahead.set(2 * (all ? look : fitting));
                    return all && (look == limit || fitting < look)
                            ? new Bound(upTo, false, row.getLong("bytes"))
                            : new Bound(row.getLong("up_to"), true, row.getLong("bytes"));
                })
                .one());
    }

    /** Takes the memory that a page needs. */
    PageMemory.Share take(Bound bound) {
        return memory.take(bound.bytes());
    }
}
