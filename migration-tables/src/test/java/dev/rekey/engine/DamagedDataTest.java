package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.DemoData.Shape;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Expected;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason code in every table where it applies, and the same outcome however the work is cut and shared. */
@ParameterizedClass
@EnumSource(Shape.class)
final class DamagedDataTest {

    private static final Map<Shape, Reference> REFERENCES = new EnumMap<>(Shape.class);

    private final Shape shape;
    private final Scenario reference;
    private final MigrationResult result;

    private record Reference(Scenario scenario, MigrationResult result) {

        static Reference of(Shape shape) {
            Scenario scenario = Scenario.of(shape, Variant.DAMAGED);
            return new Reference(scenario, scenario.migration().migrate());
        }
    }

    DamagedDataTest(Shape shape) {
        this.shape = shape;
        Reference migrated = REFERENCES.computeIfAbsent(shape, Reference::of);
        this.reference = migrated.scenario();
        this.result = migrated.result();
    }

    @AfterAll
    static void close() {
        REFERENCES.values().forEach(reference -> reference.scenario().close());
    }

    @Test
    void quarantine_everyRow_isFiledUnderTheExpectedCode() {
        Map<String, String> expected = new TreeMap<>();
        Expected.rejected(shape, Variant.DAMAGED)
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
        List<String> expected = Expected.of(shape, Variant.DAMAGED).stream()
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
        Expected.fitting(shape, Variant.DAMAGED).forEach((table, ids) -> assertThat(reference.target(
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
    @CsvSource({"1, 4", "7, 2", "1000, 1"})
    void outcome_otherBatchesAndWorkers_isTheSame(int batchSize, int workers) {
        try (Scenario scenario = Scenario.of(shape, Variant.DAMAGED)) {
            scenario.migration(
                            MigrationOptions.DEFAULTS.withBatchSize(batchSize).withWorkers(workers))
                    .migrate();

            assertThat(scenario.contents()).isEqualTo(reference.contents());
            assertThat(scenario.ledger()).isEqualTo(reference.ledger());
        }
    }
}
