package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Schemas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Target tables that stand already, in their verbatim form: nothing is written inexactly. */
final class NarrowTablesTest {

    private static final String SLOT_SIZES = "SELECT format_type(atttypid, atttypmod) AS t FROM pg_attribute"
            + " WHERE attrelid = 'brackets'::regclass AND attname = 'slot_size'";

    private Scenario scenario;

    @BeforeEach
    void createTables() {
        scenario = Scenario.of(Variant.SMALL);
        Schemas.TARGET_TABLES.create(scenario.target());
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void slotSize_withoutWiden_isRejectedNotRounded() {
        MigrationResult result = scenario.migration().migrate();

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(scenario.target("SELECT count(*) AS n FROM brackets WHERE slot_size <> 0"))
                .containsExactly("0");
        assertThat(scenario.target(
                        "SELECT DISTINCT remedy FROM migration.migration_quarantine WHERE column_name = 'slot_size'"))
                .first()
                .asString()
                .startsWith("ALTER TABLE \"public\".\"brackets\" ALTER COLUMN \"slot_size\" TYPE numeric(");
        assertThat(scenario.target(SLOT_SIZES)).containsExactly("numeric(4,2)");
    }

    @Test
    void missingTable_withWiden_isCreatedWideEnough() {
        try (Scenario fresh = Scenario.of(Variant.SMALL)) {
            MigrationOptions widen = MigrationOptions.DEFAULTS.withWiden(true);
            Forecast forecast =
                    fresh.migration(widen, "brackets").assess().tables().get(0);

            TableResult first =
                    fresh.migration(widen, "brackets").migrate().tables().get(0);
            TableResult second =
                    fresh.migration(widen, "brackets").migrate().tables().get(0);

            assertThat(first.rejected()).isEqualTo(second.rejected()).isEqualTo(forecast.rejected());
            assertThat(fresh.target("SELECT DISTINCT code FROM migration.migration_quarantine"))
                    .doesNotContain(ReasonCode.PRECISION_LOSS.name());
            assertThat(fresh.target(
                            "SELECT operation, details FROM migration.migration_control WHERE operation = 'widen'"))
                    .containsExactly(
                            "widen|ALTER TABLE \"public\".\"brackets\" ALTER COLUMN \"unit_cost\" TYPE numeric(12,4)");
        }
    }

    @Test
    void slotSize_withWiden_isWidenedRecordedAndExact() {
        MigrationOptions widen = MigrationOptions.DEFAULTS.withWiden(true);
        Forecast forecast =
                scenario.migration(widen, "brackets").assess().tables().get(0);
        assertThat(scenario.target(SLOT_SIZES)).containsExactly("numeric(4,2)");

        TableResult brackets =
                scenario.migration(widen, "brackets").migrate().tables().get(0);

        assertThat(brackets.rejected()).isEqualTo(forecast.rejected());
        assertThat(forecast.reasons()).doesNotContainKey(ReasonCode.PRECISION_LOSS);
        assertThat(scenario.target(SLOT_SIZES)).containsExactly("numeric(6,4)");
        assertThat(scenario.target("SELECT min(slot_size) AS low, max(slot_size) AS high FROM brackets"))
                .containsExactly("0.0180|0.0220");
        assertThat(
                        scenario.target(
                                "SELECT table_name, status, details FROM migration.migration_control WHERE operation = 'widen'"))
                .containsExactly(
                        "brackets|completed|ALTER TABLE \"public\".\"brackets\" ALTER COLUMN \"slot_size\" TYPE"
                                + " numeric(6,4)" + "\n"
                                + "ALTER TABLE \"public\".\"brackets\" ALTER COLUMN \"unit_cost\" TYPE numeric(12,4)");
    }
}
