package dev.rekey.engine;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.TableResult;
import java.util.List;
import java.util.Map;

/**
 * All that a run leaves behind, without what tells one run from another: its name, times, owners. Two runs of the same
 * source are equal if nothing was lost, repeated or counted twice.
 */
record Account(
        Map<String, String> contents,
        String ledger,
        List<String> attempts,
        List<String> lineage,
        List<String> checkpoints,
        List<String> control,
        List<String> validations,
        List<TableResult> results) {

    static Account of(Scenario scenario) {
        MigrationResult result = scenario.migration().latestResult().orElseThrow();
        return new Account(
                scenario.contents(),
                scenario.ledger(),
                scenario.target("""
                        SELECT table_name, legacy_id, attempts, count(*) OVER (PARTITION BY run_id) AS of_the_run
                        FROM migration.migration_quarantine ORDER BY 1, 2"""),
                scenario.target("""
                        SELECT entity_type, inserted_by IS NULL AS stood, count(*), count(DISTINCT migration_batch)
                        FROM migration.migration_mappings GROUP BY 1, 2 ORDER BY 1, 2"""),
                scenario.target("""
                        SELECT table_name, partition, lower_id, upper_id, last_processed_id, records_processed, records_total,
                               migrated, unchanged, changed, rejected, status, owner
                        FROM migration.migration_checkpoints ORDER BY 1, 2"""),
                scenario.target("""
                        SELECT table_name, operation, status, records_processed, total_records, filtered_records,
                               unaccounted_records, error_message,
                               CASE WHEN operation IN ('create', 'widen') THEN details END AS details
                        FROM migration.migration_control ORDER BY 1, 2"""),
                scenario.target("""
                        SELECT table_name, validation_type, phase, records_validated, passed, discrepancies, details
                        FROM migration.migration_validation_reports
                        WHERE validation_type NOT IN ('source_clock', 'source_snapshot') ORDER BY 1, 2, 3"""),
                result.tables().stream().map(Account::untimed).toList());
    }

    private static TableResult untimed(TableResult table) {
        return new TableResult(
                table.table(),
                table.source(),
                table.filtered(),
                table.migrated(),
                table.unchanged(),
                table.changed(),
                table.rejected(),
                table.unaccounted(),
                table.warnings(),
                0,
                table.requiredRate());
    }
}
