package dev.rekey.assess.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rekey.api.Column;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.json.Json;
import dev.rekey.source.SourceInspection;
import dev.rekey.source.SourceInspection.SourceColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures one source query's rows in one aggregate. */
final class SourceMeasure {

    private static final List<String> TEXTS = List.of("text", "varchar", "bpchar", "citext", "name");
    private static final List<String> NUMBERS = List.of("numeric", "int2", "int4", "int8");

    private final Connection connection;
    private final TableSpec<?, ?> spec;
    private final Map<String, SourceColumn> described;
    private final Map<String, String> copied = new LinkedHashMap<>();

    /**
     * Measures a table's source.
     *
     * @param described its query's columns by name
     */
    SourceMeasure(Connection connection, TableSpec<?, ?> spec, Map<String, SourceColumn> described) {
        this.connection = connection;
        this.spec = spec;
        this.described = described;
        for (RecordColumns.RecordColumn component : RecordColumns.written(spec)) {
            Column definition = component.definition();
            if (definition != null
                    && definition.from().length == 1
                    && definition.rule().isEmpty()
                    && (is(definition.from()[0], TEXTS) || is(definition.from()[0], NUMBERS))) {
                copied.put(component.name(), definition.from()[0]);
            }
        }
    }

    /**
     * Takes the measures.
     *
     * @param since rows that say they were updated after it count as touched
     * @param zone in which timestamps are read that have none
     * @param pageRows rows a page
     */
    SourceRows take(Instant since, ZoneId zone, int pageRows) throws SQLException {
        List<String> measures = new ArrayList<>();
        copied.values().forEach(column -> {
            String name = "source." + Identifiers.quote(column);
            measures.add(is(column, TEXTS) ? "coalesce(max(length(" + name + "::text)), 0)" : "0");
            measures.add(is(column, NUMBERS) ? Decimals.most(name) : "0");
            measures.add(
                    is(column, NUMBERS)
                            ? "max(" + magnitude(column, name + "::numeric") + ") FILTER (WHERE " + name
                                    + "::text !~ '[Ni]')"
                            : "NULL::numeric");
        });
        String sql = "SELECT count(*), " + touched(since, zone) + ", min(legacy_id)::bigint, max(legacy_id)::bigint,"
                + " coalesce(avg(pg_column_size(source)), 0)"
                + (measures.isEmpty() ? "" : ", " + String.join(", ", measures)) + " FROM (" + spec.sourceQuery()
                + "\n) AS source";
        long orphans = new SourceInspection(connection, spec).count(spec.orphansQuery());
        long sorted = sortedRows(pageRows);
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return rows(row, orphans, sorted);
        }
    }

    /** Types of whole numbers go one further down than up. */
    private String magnitude(String column, String number) {
        return type(column).startsWith("int")
                ? "CASE WHEN " + number + " < 0 THEN -1 - " + number + " ELSE " + number + " END"
                : "abs(" + number + ")";
    }

    private SourceRows rows(ResultSet row, long orphans, long sorted) throws SQLException {
        Map<String, SourceRows.Extent> extents = new LinkedHashMap<>();
        int at = 6;
        for (Map.Entry<String, String> column : copied.entrySet()) {
            extents.put(
                    column.getKey(),
                    new SourceRows.Extent(
                            column.getValue(), row.getLong(at), row.getInt(at + 1), row.getBigDecimal(at + 2)));
            at += 3;
        }
        return new SourceRows(
                row.getLong(1),
                row.getLong(2),
                row.getObject(3, Long.class),
                row.getObject(4, Long.class),
                row.getDouble(5),
                orphans,
                sorted,
                extents);
    }

    private String touched(Instant since, ZoneId zone) {
        String type = type("updated_at");
        if (!type.startsWith("timestamp")) {
            return "0";
        }
        String column = type.equals("timestamp")
                ? "(source.updated_at AT TIME ZONE " + Literals.quote(zone.getId()) + ")"
                : "source.updated_at";
        return "count(*) FILTER (WHERE " + column + " > " + Literals.quote(since.toString()) + "::timestamptz AND "
                + column + " <= clock_timestamp())";
    }

    /** The most rows that the planner means to sort on its way to one page; an index leaves nothing to sort. */
    private long sortedRows(int pageRows) throws SQLException {
        String page = "EXPLAIN (FORMAT JSON) SELECT * FROM (" + spec.sourceQuery()
                + "\n) AS page WHERE legacy_id > 0 ORDER BY legacy_id LIMIT " + pageRows;
        try (PreparedStatement statement = connection.prepareStatement(page);
                ResultSet plan = statement.executeQuery()) {
            plan.next();
            return Json.parse(plan.getString(1)).findParents("Node Type").stream()
                    .filter(node -> node.get("Node Type").asText().contains("Sort"))
                    .mapToLong(node -> node.path("Plan Rows").asLong())
                    .max()
                    .orElse(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL's plan is no JSON", e);
        }
    }

    private boolean is(String column, List<String> types) {
        return types.contains(type(column));
    }

    private String type(String column) {
        @Nullable SourceColumn found = described.get(column);
        return found == null ? "" : found.type();
    }
}
