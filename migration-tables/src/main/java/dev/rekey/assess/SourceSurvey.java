package dev.rekey.assess;

import dev.rekey.api.TableSpec;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.source.SourceCounts;
import dev.rekey.source.SourceFacts;
import dev.rekey.source.SourceInspection;
import dev.rekey.source.SourceInspection.SourceColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/**
 * What the source says of the tables' queries.
 *
 * @param columns of each query, by table; absent where it is wrong
 * @param faults what is wrong with a table's query, by table
 * @param facts what the queries hold, by table; absent where one is wrong
 */
record SourceSurvey(
        Map<String, Map<String, SourceColumn>> columns,
        Map<String, List<String>> faults,
        Map<String, SourceFacts> facts) {

    private SourceSurvey() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Asks of all queries together or, where one is wrong, of each by itself, which tells whose fault it is. */
    static SourceSurvey take(Transactions source, List<TableSpec<?, ?>> specs) {
        try {
            return source.read(connection -> together(connection, specs));
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesQuery(fault)) {
                throw fault;
            }
            return source.read(connection -> oneByOne(connection, specs));
        }
    }

    private static SourceSurvey together(Connection source, List<TableSpec<?, ?>> specs) throws SQLException {
        SourceSurvey survey = new SourceSurvey();
        Map<String, Map<String, SourceColumn>> described = SourceInspection.describe(source, specs);
        List<TableSpec<?, ?>> fitting = new ArrayList<>();
        for (TableSpec<?, ?> spec : specs) {
            Map<String, SourceColumn> columns = described.getOrDefault(spec.table(), Map.of());
            List<String> misfits = new SourceInspection(source, spec).misfits(columns);
            if (misfits.isEmpty()) {
                fitting.add(spec);
                survey.columns.put(spec.table(), columns);
            } else {
                survey.faults.put(spec.table(), misfits);
            }
        }
        survey.facts.putAll(SourceCounts.of(source, fitting));
        return survey;
    }

    private static SourceSurvey oneByOne(Connection source, List<TableSpec<?, ?>> specs) throws SQLException {
        SourceSurvey survey = new SourceSurvey();
        for (TableSpec<?, ?> spec : specs) {
            Savepoint before = source.setSavepoint();
            try {
                survey.inspect(source, spec);
                source.releaseSavepoint(before);
            } catch (SQLException | JdbiException e) {
                if (!SqlFaults.blamesQuery(e)) {
                    throw e;
                }
                source.rollback(before);
                String said = SqlFaults.summary(e);
                // What a server says of a value would quote it.
                survey.faults.put(
                        spec.table(),
                        List.of(SqlFaults.blamesRow(e) ? said + " (SQLSTATE " + SqlFaults.state(e) + ")" : said));
            }
        }
        return survey;
    }

    private void inspect(Connection source, TableSpec<?, ?> spec) throws SQLException {
        SourceInspection inspection = new SourceInspection(source, spec);
        Map<String, SourceColumn> described = inspection.describe();
        List<String> misfits = inspection.misfits(described);
        if (misfits.isEmpty()) {
            facts.put(spec.table(), inspection.facts());
            columns.put(spec.table(), described);
        } else {
            faults.put(spec.table(), misfits);
        }
    }
}
