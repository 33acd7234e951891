package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationResult;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableMigration;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The codes that no source row alone can bring about, in every table. */
final class EveryTableTest {

    private Scenario scenario;

    @BeforeEach
    void migrate() {
        scenario = Scenario.of(Variant.SMALL);
        scenario.migration().migrate();
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private static List<String> eachTable(String sql) {
        List<String> statements = new ArrayList<>();
        for (TableMigration<?, ?> table : Tables.all()) {
            statements.add(sql.replace("$table", table.spec().table())
                    .replace("$key", table.spec().legacyKey()));
        }
        return statements;
    }

    private void inTarget(List<String> statements) {
        scenario.inTarget(statements.toArray(String[]::new));
    }

    private static List<String> tablesWith(MigrationResult result, ReasonCode code) {
        return result.issueCounts().stream()
                .filter(count -> count.code() == code)
                .map(MigrationResult.IssueCount::table)
                .sorted()
                .toList();
    }

    @Test
    void lostLedger_everyRowThatStands_isAdopted() {
        scenario.inTarget("DROP SCHEMA migration CASCADE");

        MigrationResult result = scenario.migration().migrate();

        assertThat(tablesWith(result, ReasonCode.ADOPTED)).isEqualTo(Scenario.TABLES);
        assertThat(result.migrated()).isZero();
        assertThat(result.issueCounts().stream()
                        .filter(count -> count.code() == ReasonCode.ADOPTED)
                        .mapToLong(MigrationResult.IssueCount::count)
                        .sum())
                .isEqualTo(result.tables().stream()
                        .mapToLong(table -> table.unchanged())
                        .sum());
    }

    @Test
    void otherSource_thanTheOneMigrated_isSaidInEveryTable() {
        inTarget(eachTable("UPDATE migration.migration_mappings SET source_hash = '\\x00' WHERE entity_type = '$table'"
                + " AND legacy_id = (SELECT max($key) FROM $table)"));

        MigrationResult result = scenario.migration().migrate();

        assertThat(tablesWith(result, ReasonCode.SOURCE_CHANGED)).isEqualTo(Scenario.TABLES);
        assertThat(result.tables()).allMatch(table -> table.changed() == 1);
    }

    @Test
    void constraint_ofTheDeployment_rejectsInEveryTable() {
        scenario.inTarget("DROP SCHEMA migration CASCADE");
        List<String> largest = new ArrayList<>();
        for (String query : eachTable("SELECT max($key) AS key FROM $table")) {
            largest.addAll(scenario.target(query));
        }
        List<String> statements = eachTable("TRUNCATE $table CASCADE");
        List<String> checks = eachTable("ALTER TABLE $table ADD CONSTRAINT not_the_last CHECK ($key <> ");
        for (int i = 0; i < checks.size(); i++) {
            statements.add(checks.get(i) + largest.get(i) + ")");
        }
        inTarget(statements);

        MigrationResult result = scenario.migration().migrate();

        assertThat(tablesWith(result, ReasonCode.CONSTRAINT_VIOLATED)).isEqualTo(Scenario.TABLES);
        assertThat(scenario.target("SELECT DISTINCT message FROM migration.migration_quarantine"
                        + " WHERE code = 'CONSTRAINT_VIOLATED'"))
                .containsExactly("violates not_the_last (SQLSTATE 23514)");
    }

    @Test
    void key_thatStoodBeforeTheRun_staysWithItsRow() {
        scenario.inTarget(
                "DELETE FROM migration.migration_mappings WHERE entity_type = 'message_attachments'",
                "UPDATE message_attachments SET legacy_file_id = NULL WHERE legacy_file_id ="
                        + " (SELECT min(legacy_file_id) FROM message_attachments)");

        MigrationResult result = scenario.migration("message_attachments").migrate();

        assertThat(result.tables().get(0).rejected()).isEqualTo(1);
        assertThat(
                        scenario.target(
                                "SELECT code, message LIKE 'message_id, file_id is taken by a row without a legacy id%'"
                                        + " AS named FROM migration.migration_quarantine WHERE table_name = 'message_attachments'"))
                .containsExactly("DUPLICATE_KEY|true");
    }
}
