package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.DemoData.Variant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The forecast comes true, and forecasting leaves nothing behind. */
final class ForecastTest {

    @Test
    void forecast_damagedData_equalsWhatThenHappens() {
        try (Scenario scenario = Scenario.of(Variant.DAMAGED)) {
            Assessment assessment = scenario.migration().assess();
            assertThat(scenario.target("SELECT nspname FROM pg_namespace WHERE nspname = 'migration'"))
                    .isEmpty();
            assertThat(scenario.target("SELECT tablename FROM pg_tables WHERE tablename = 'brackets'"))
                    .isEmpty();

            MigrationResult result = scenario.migration().migrate();
            compare(assessment, result);

            compare(scenario.migration().assess(), scenario.migration().migrate());
            assertThat(scenario.migration().assess().exitCode()).isEqualTo(result.exitCode());
            assertThat(reasons(assessment)).isEqualTo(scenario.target("""
                            SELECT table_name, code, count(*) AS n FROM migration.migration_quarantine
                            GROUP BY 1, 2 ORDER BY 1, 2"""));
        }
    }

    private static List<String> reasons(Assessment assessment) {
        Map<String, Long> reasons = new TreeMap<>();
        assessment.tables().forEach(table -> table.reasons()
                .forEach((code, count) -> reasons.put(table.table() + "|" + code, count)));
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey() + "|" + reason.getValue())
                .toList();
    }

    private static void compare(Assessment assessment, MigrationResult result) {
        for (int i = 0; i < result.tables().size(); i++) {
            Forecast forecast = assessment.tables().get(i);
            TableResult table = result.tables().get(i);
            assertThat(forecast.table()).isEqualTo(table.table());
            assertThat(List.of(
                            forecast.source(),
                            forecast.filtered(),
                            forecast.migrated(),
                            forecast.unchanged(),
                            forecast.changed(),
                            forecast.rejected()))
                    .as(table.table())
                    .containsExactly(
                            table.source(),
                            table.filtered(),
                            table.migrated(),
                            table.unchanged(),
                            table.changed(),
                            table.rejected());
            assertThat(forecast.warnings().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as(table.table() + " warnings")
                    .isEqualTo(table.warnings());
        }
    }
}
