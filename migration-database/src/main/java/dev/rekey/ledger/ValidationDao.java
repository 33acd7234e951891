package dev.rekey.ledger;

import dev.rekey.api.Validation;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** {@code migration_validation_reports}: every validation before and after a table. */
public interface ValidationDao {

    /** A validation as it is stored. */
    record Row(String tableName, String validationType, String phase, boolean passed, String expected, String actual) {

        public Validation validation() {
            Validation.Phase when = phase.equals("before") ? Validation.Phase.BEFORE : Validation.Phase.AFTER;
            return new Validation(tableName, validationType, when, passed, expected, actual);
        }
    }

    /** Records validations; one that is made again in the same run replaces the one before. */
    String RECORD = """
            INSERT INTO <ledger>.migration_validation_reports
              (run_id, validation_type, table_name, phase, records_validated, passed, discrepancies, details)
            SELECT :runId, page."check", page."table", lower(page.phase), :records, page.passed,
                   CASE WHEN page.passed THEN 0 ELSE 1 END,
                   jsonb_build_object('expected', page.expected, 'actual', page.actual)
            FROM json_to_recordset(CAST(:page AS json))
              AS page ("table" text, "check" text, phase text, passed boolean, expected text, actual text)
            ON CONFLICT (run_id, table_name, validation_type, phase)
            DO UPDATE SET records_validated = EXCLUDED.records_validated, passed = EXCLUDED.passed,
                          discrepancies = EXCLUDED.discrepancies, details = EXCLUDED.details,
                          created_at = clock_timestamp()""";

    @SqlUpdate(RECORD)
    void record(String runId, long records, String page);

    /** Takes back a validation that failed, because the table goes on. */
    String LIFT = """
            DELETE FROM <ledger>.migration_validation_reports
            WHERE run_id = :runId AND table_name = :table AND validation_type = :check AND NOT passed""";

    String LIST = """
            SELECT table_name, validation_type, phase, passed, details ->> 'expected' AS expected,
                   details ->> 'actual' AS actual
            FROM <ledger>.migration_validation_reports WHERE run_id = :runId ORDER BY id""";

    @SqlQuery(LIST)
    @RegisterConstructorMapper(Row.class)
    List<Row> list(String runId);
}
