package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Expected;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reason code in every table where it applies, and the same outcome however the work is cut and shared. */
final class DamagedDataTest {

    private static Scenario reference;
    private static MigrationResult result;

    @BeforeAll
    static void migrate() {
        reference = Scenario.of(Variant.DAMAGED);
        result = reference.migration().migrate();
    }

    @AfterAll
    static void close() {
        reference.close();
    }

    @Test
    void quarantine_everyRow_isFiledUnderTheExpectedCode() {
        Map<String, String> expected = new TreeMap<>();
        Expected.rejected(Variant.DAMAGED)
                .forEach((table, codes) ->
                        codes.forEach((code, ids) -> ids.forEach(id -> expected.put(table + " " + id, code.name()))));

        Map<String, String> actual = new TreeMap<>();
        reference
                .target("SELECT table_name || ' ' || legacy_id AS row, code FROM migration.migration_quarantine")
                .forEach(line -> actual.put(line.split("\\|", -1)[0], line.split("\\|", -1)[1]));
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void warnings_everyExpectedOne_isSaid() {
        List<String> expected = Expected.of(Variant.DAMAGED).stream()
                .filter(row -> row.severity() == Severity.WARNING)
                .map(row -> row.table() + " " + row.legacyId() + " " + row.code() + " " + row.column())
                .sorted()
                .toList();

        List<String> actual = result.issues().stream()
                .filter(issue -> issue.severity() == Severity.WARNING)
                .map(issue -> issue.table() + " " + issue.legacyId() + " " + issue.code() + " " + issue.column())
                .sorted()
                .toList();
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void fittingRows_thatLookWrong_stand() {
        Expected.fitting(Variant.DAMAGED).forEach((table, ids) -> assertThat(reference.target(
                        "SELECT legacy_id FROM migration.migration_mappings WHERE entity_type = '" + table + "'"))
                .as(table)
                .containsAll(ids.stream().map(String::valueOf).toList()));
    }

    @Test
    void accounting_everyTable_addsUp() {
        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        for (TableResult table : result.tables()) {
            assertThat(table.migrated() + table.unchanged() + table.changed() + table.rejected())
                    .as(table.table())
                    .isEqualTo(table.source());
            assertThat(table.unaccounted()).isZero();
        }
        assertThat(result.validations()).allMatch(validation -> validation.passed());
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 3", "7, 2", "1000, 1"})
    void outcome_otherBatchesAndWorkers_isTheSame(int batchSize, int workers) {
        try (Scenario scenario = Scenario.of(Variant.DAMAGED)) {
            scenario.migration(
                            MigrationOptions.DEFAULTS.withBatchSize(batchSize).withWorkers(workers))
                    .migrate();

            assertThat(scenario.contents()).isEqualTo(reference.contents());
            assertThat(scenario.ledger()).isEqualTo(reference.ledger());
        }
    }
}
