package dev.rekey.source;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.RecordColumns;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the source database about a table's query, without reading its rows. */
public final class SourceInspection {

    private final Connection connection;
    private final TableSpec<?, ?> spec;

    public SourceInspection(Connection connection, TableSpec<?, ?> spec) {
        this.connection = connection;
        this.spec = spec;
    }

    /**
     * A column as the database describes it.
     *
     * @param type PostgreSQL's name of its type
     * @param scale decimals of a numeric that declares them, -1 for any other
     * @param jdbcType the driver's type, which tells an enum or citext to be text
     * @param repeated whether the query has another column of this name
     */
    public record SourceColumn(String type, int scale, int jdbcType, boolean repeated) {}

    /**
     * The query's columns by name.
     *
     * @throws SQLException if the query is wrong, or a table or column of it missing
     */
    public Map<String, SourceColumn> describe() throws SQLException {
        return describe(connection, List.of(spec)).getOrDefault(spec.table(), Map.of());
    }

    /**
     * The columns by name that several queries have, by table.
     *
     * @throws SQLException if one of them is wrong
     */
    public static Map<String, Map<String, SourceColumn>> describe(Connection connection, List<TableSpec<?, ?>> specs)
            throws SQLException {
        // Executed, though they yield no row: the driver would name a statement on the server to describe it
        // unexecuted,
        // even where it is told to prepare none, and through a pooler the name would meet another session.
        Map<String, Map<String, SourceColumn>> described = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(specs.stream().map(SourceInspection::withoutRows).collect(Collectors.joining("\n;\n")));
            for (TableSpec<?, ?> each : specs) {
                try (ResultSet none = statement.getResultSet()) {
                    described.put(each.table(), columns(none.getMetaData()));
                }
                statement.getMoreResults();
            }
        }
        return described;
    }

    /** Of columns of tables the driver would ask the server for more than is wanted; of a union's there is no more. */
    private static String withoutRows(TableSpec<?, ?> spec) {
        String none = "(SELECT * FROM (" + spec.sourceQuery() + "\n) AS source LIMIT 0)";
        return none + " UNION ALL " + none;
    }

    private static Map<String, SourceColumn> columns(ResultSetMetaData metadata) throws SQLException {
        Map<String, SourceColumn> columns = new LinkedHashMap<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            String type = metadata.getColumnTypeName(i);
            boolean declared = type.equals("numeric") && metadata.getPrecision(i) > 0;
            String name = metadata.getColumnLabel(i);
            columns.put(
                    name,
                    new SourceColumn(
                            type,
                            declared ? metadata.getScale(i) : -1,
                            metadata.getColumnType(i),
                            columns.containsKey(name)));
        }
        return columns;
    }

    /** What is wrong with the query's columns, in words; empty if nothing is. */
    public List<String> misfits(Map<String, SourceColumn> columns) {
        List<String> misfits = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (RecordColumns.RecordColumn wanted : RecordColumns.read(spec)) {
            known.add(wanted.name());
            SourceColumn column = columns.get(wanted.name());
            ColumnKind kind = ColumnKind.of(wanted.type());
            if (column == null) {
                misfits.add("column " + wanted.name() + " (" + kind.words() + ") is missing");
            } else if (!kind.takes(column)) {
                misfits.add("column " + wanted.name() + " is " + column.type() + ", expected " + kind.words());
            }
        }
        for (RecordColumns.RecordColumn optional : RecordColumns.optional(spec)) {
            known.add(optional.name());
            SourceColumn column = columns.get(optional.name());
            ColumnKind kind = optional.name().equals("defaults") ? ColumnKind.NAMES : ColumnKind.TEXT;
            if (column != null && !kind.takes(column)) {
                misfits.add("column " + optional.name() + " is " + column.type() + ", expected " + kind.words());
            }
        }
        columns.forEach((name, column) -> {
            if (!known.contains(name)) {
                misfits.add("column " + name + " is not one that " + spec.table()
                        + " takes; a further value belongs into the JSON object legacy");
            } else if (column.repeated()) {
                misfits.add("column " + name + " stands more than once");
            }
        });
        return misfits;
    }

    /** Counts the query's rows and cuts them into equal parts. */
    public SourceFacts facts() {
        return SourceCounts.of(connection, spec).facts(count(spec.filteredQuery()));
    }

    /**
     * The number that a counting query gives; 0 where there is none.
     *
     * @throws MigrationException CONFIGURATION, if it gives anything else than one number
     */
    public long count(@Nullable String query) {
        if (query == null) {
            return 0;
        }
        List<Object> answer = Daos.over(connection, query, "<query>")
                .map((row, context) -> row.getObject(1))
                .list();
        if (answer.size() == 1 && (answer.get(0) instanceof Long || answer.get(0) instanceof Integer)) {
            return ((Number) answer.get(0)).longValue();
        }
        throw new MigrationException(
                ExitCode.CONFIGURATION,
                spec.table() + ": the query that counts rows beside "
                        + (spec.queryFile() == null ? "its own" : spec.queryFile())
                        + " must give one row with one whole number, such as count(*)");
    }
}
