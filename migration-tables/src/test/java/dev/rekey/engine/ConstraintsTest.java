package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.Assessment;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment's own constraints do: each row is judged by the target as it really is. */
final class ConstraintsTest {

    private static final String BRACKETS = """
            INSERT INTO dispatch_bracket (id, code, name, manufacturer, model, material, unit_cost, created_at)
            SELECT id, 'C' || id, 'Bracket ' || id, 'M' || id % 4, 'X' || id, CASE WHEN id % 5 = 0 THEN 'Metal' END, id,
                   '2020-01-01 00:00:00.123456+00'
            FROM generate_series(1, 40) AS id""";

    private Scenario scenario;

    @BeforeEach
    void createTarget() {
        scenario = Scenario.empty();
        scenario.migration("brackets").migrate();
        scenario.inTarget("DROP SCHEMA migration CASCADE");
        scenario.inSource(BRACKETS);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    /** What becomes of the rows, forecast first: the forecast has to come true. */
    private Map<ReasonCode, Long> migrate() {
        Assessment.Forecast forecast =
                scenario.migration("brackets").assess().tables().get(0);
        MigrationResult result = scenario.migration(MigrationOptions.DEFAULTS.withBatchSize(7), "brackets")
                .migrate();
        assertThat(result.tables().get(0).rejected()).isEqualTo(forecast.rejected());
        assertThat(result.tables().get(0).migrated()).isEqualTo(forecast.migrated());
        return forecast.reasons();
    }

    private List<String> quarantine() {
        return scenario.target(
                "SELECT legacy_id, code, message FROM migration.migration_quarantine ORDER BY legacy_id");
    }

    @Test
    void check_broken_rejectsTheOffenderAlone() {
        scenario.inTarget("ALTER TABLE brackets ADD CONSTRAINT cheap CHECK (unit_cost < 39 OR unit_cost = 40)");

        assertThat(migrate()).isEqualTo(Map.of(ReasonCode.CONSTRAINT_VIOLATED, 1L));
        assertThat(quarantine()).containsExactly("39|CONSTRAINT_VIOLATED|violates cheap (SQLSTATE 23514)");
    }

    @Test
    void check_brokenByARowWhoseKeyIsTakenToo_isTheReason() {
        scenario.inTarget("ALTER TABLE brackets ADD CONSTRAINT cheap CHECK (unit_cost < 39 OR unit_cost = 40)");
        scenario.inSource("UPDATE dispatch_bracket SET code = 'C1' WHERE id = 39");

        assertThat(migrate()).isEqualTo(Map.of(ReasonCode.CONSTRAINT_VIOLATED, 1L));
        assertThat(quarantine()).containsExactly("39|CONSTRAINT_VIOLATED|violates cheap (SQLSTATE 23514)");
    }

    @Test
    void uniqueKey_ofTheDeployment_fallsToTheLowest() {
        scenario.inTarget("ALTER TABLE brackets ADD UNIQUE (manufacturer)");

        assertThat(migrate()).isEqualTo(Map.of(ReasonCode.DUPLICATE_KEY, 36L));
        assertThat(scenario.target("SELECT legacy_bracket_id FROM brackets ORDER BY 1"))
                .containsExactly("1", "2", "3", "4");
        assertThat(quarantine().get(0)).isEqualTo("5|DUPLICATE_KEY|manufacturer is taken by legacy id 1");
    }

    @Test
    void uniqueKey_deferrable_isRefusedBeforeAnythingIsWritten() {
        scenario.inTarget("ALTER TABLE brackets ADD CONSTRAINT later UNIQUE (manufacturer) DEFERRABLE");

        assertThatThrownBy(() -> scenario.migration("brackets").migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("later is deferrable")
                .extracting("exitCode")
                .isEqualTo(ExitCode.DATA);
        assertThat(scenario.target("SELECT nspname FROM pg_namespace WHERE nspname = 'migration'"))
                .isEmpty();
    }

    @Test
    void foreignKey_initiallyDeferred_isJudgedRowByRow() {
        scenario.inTarget(
                "CREATE TABLE makers (name varchar(100) PRIMARY KEY)",
                "INSERT INTO makers VALUES ('M1'), ('M2'), ('M3')",
                "ALTER TABLE brackets ADD CONSTRAINT maker FOREIGN KEY (manufacturer) REFERENCES makers"
                        + " DEFERRABLE INITIALLY DEFERRED");

        scenario.migration("brackets").migrate();

        assertThat(quarantine()).hasSize(10).first().isEqualTo("4|CONSTRAINT_VIOLATED|violates maker (SQLSTATE 23503)");
    }

    @Test
    void uniqueIndex_overAnExpression_rejectsWithItsName() {
        scenario.inTarget("CREATE UNIQUE INDEX one_each ON brackets (lower(manufacturer))");

        scenario.migration("brackets").migrate();

        assertThat(scenario.target("SELECT legacy_bracket_id FROM brackets ORDER BY 1"))
                .containsExactly("1", "2", "3", "4");
        assertThat(quarantine().get(0)).isEqualTo("5|DUPLICATE_KEY|conflicts with another row by one_each");
    }

    @Test
    void uniqueIndex_overAnExpression_isNamedAsNotForecastAndRejectsNobodyWithoutNeed() {
        scenario.inTarget("CREATE UNIQUE INDEX one_each ON brackets (lower(bracket_name))");

        assertThat(scenario.migration("brackets").assess().checks())
                .filteredOn(check -> check.id().equals("target.unforeseeable"))
                .singleElement()
                .satisfies(check -> assertThat(check.evidence()).contains("unique index one_each"));
        assertThat(migrate()).isEmpty();
    }

    @Test
    void constraintTrigger_initiallyDeferred_rejectsTheOffenderAlone() {
        scenario.inTarget(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN IF NEW.unit_cost = 9 THEN RAISE EXCEPTION 'no' USING errcode = '23514'; END IF;
                RETURN NEW; END $$""",
                "CREATE CONSTRAINT TRIGGER later AFTER INSERT ON brackets DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION refuse()");

        scenario.migration("brackets").migrate();

        assertThat(quarantine()).containsExactly("9|CONSTRAINT_VIOLATED|the target refuses the row (SQLSTATE 23514)");
    }

    @Test
    void exclusionConstraint_isNamedAsNotForecastAndRejects() {
        scenario.inTarget("ALTER TABLE brackets ADD CONSTRAINT apart EXCLUDE USING btree (manufacturer WITH =)");

        assertThat(scenario.migration("brackets").assess().checks())
                .filteredOn(check -> check.id().equals("target.unforeseeable"))
                .singleElement()
                .satisfies(check -> assertThat(check.evidence()).contains("exclusion constraint apart"));
        scenario.migration("brackets").migrate();
        assertThat(quarantine().get(0))
                .isEqualTo("5|CONSTRAINT_VIOLATED|conflicts with another row by apart (SQLSTATE 23P01)");
    }

    @Test
    void trigger_thatRaises_rejectsTheOffenderAlone() {
        scenario.inTarget(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN IF NEW.unit_cost = 17 THEN RAISE EXCEPTION 'secret %', NEW.bracket_name; END IF; RETURN NEW; END $$""", "CREATE TRIGGER refuse BEFORE INSERT ON brackets FOR EACH ROW EXECUTE FUNCTION refuse()");

        scenario.migration("brackets").migrate();

        assertThat(quarantine()).containsExactly("17|CONSTRAINT_VIOLATED|the target refuses the row (SQLSTATE P0001)");
    }

    @ParameterizedTest
    @CsvSource({
        "ALTER COLUMN manufacturer TYPE varchar(1), VALUE_TOO_LONG, 40",
        "ALTER COLUMN unit_cost TYPE numeric(3;2), VALUE_OUT_OF_RANGE, 31",
        "ALTER COLUMN material SET NOT NULL, REQUIRED_VALUE_MISSING, 32",
        "ALTER COLUMN created_at TYPE timestamptz(3), PRECISION_LOSS, 40",
        "ALTER COLUMN updated_at SET NOT NULL, REQUIRED_VALUE_MISSING, 40"
    })
    void column_asItReallyIs_isObeyed(String change, ReasonCode code, long rejected) {
        scenario.inTarget("ALTER TABLE brackets " + change.replace(';', ','));

        assertThat(migrate()).isEqualTo(Map.of(code, rejected));
    }

    @Test
    void enumType_withoutTheLabel_isEnumUnknown() {
        scenario.inTarget(
                "CREATE TYPE material AS ENUM ('ceramic', 'plastic')",
                "ALTER TABLE brackets ALTER COLUMN material TYPE material USING material::material");

        assertThat(migrate()).isEqualTo(Map.of(ReasonCode.ENUM_UNKNOWN, 8L));
    }

    @Test
    void constantDefault_ofTheDeployment_standsInForNull() {
        scenario.inTarget("ALTER TABLE brackets ALTER COLUMN material SET DEFAULT 'plastic'");

        migrate();

        assertThat(scenario.target("SELECT material, metadata ->> 'defaulted' AS d, count(*) AS n FROM brackets"
                        + " GROUP BY 1, 2 ORDER BY 1"))
                .containsExactly("metal|[\"is_active\"]|8", "plastic|[\"material\", \"is_active\"]|32");
    }

    @Test
    void volatileDefault_isNoRule() {
        scenario.inTarget("ALTER TABLE brackets ALTER COLUMN tooth_position SET DEFAULT substr(now()::text, 1, 4)");

        migrate();

        assertThat(scenario.target("SELECT count(tooth_position) AS n FROM brackets"))
                .containsExactly("0");
    }

    /** With one worker, so that no page is under way when the table is altered after the first one. */
    private MigrationResult migrateWhileAltered(String ddl) {
        AtomicInteger pages = new AtomicInteger();
        return scenario.builder()
                .only(List.of("brackets"))
                .options(MigrationOptions.DEFAULTS.withBatchSize(7).withWorkers(1))
                .watch((step, table) -> {
                    if (step == Step.COMMITTED && pages.incrementAndGet() == 1) {
                        scenario.inTarget(ddl);
                    }
                })
                .build()
                .migrate();
    }

    @Test
    void columnThatComesMeanwhile_changesNothing() {
        MigrationResult result = migrateWhileAltered("ALTER TABLE brackets ADD COLUMN extra text");

        assertThat(result.tables().get(0).migrated()).isEqualTo(40);
        assertThat(scenario.target("SELECT count(*) AS n, count(extra) AS e FROM brackets"))
                .containsExactly("40|0");
    }

    @Test
    void columnsThatChangePlacesMeanwhile_stopTheRun_whichGoesOnWithTheTableAsItIs() {
        assertThatThrownBy(() -> migrateWhileAltered("ALTER TABLE brackets RENAME model TO third;"
                        + " ALTER TABLE brackets RENAME manufacturer TO model;"
                        + " ALTER TABLE brackets RENAME third TO manufacturer"))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.exitCode()).as(e.getMessage()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("brackets: the target table has other columns than when this run looked at it");
        assertThat(scenario.target("SELECT count(*) AS n FROM brackets")).containsExactly("7");

        MigrationResult result = scenario.migration("brackets").migrate();

        assertThat(result.tables().get(0).migrated()).isEqualTo(40);
        assertThat(scenario.target("SELECT count(*) AS n, count(*) FILTER (WHERE model LIKE 'X%') AS x FROM brackets"))
                .containsExactly("40|33");
    }

    @Test
    void rowThatIsLeftOutWithoutAWord_isSetAside_andItsPageStands() {
        scenario.inTarget("CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " RETURN CASE WHEN NEW.legacy_bracket_id <> 20 THEN NEW END; END $$");

        MigrationResult result = migrateWhileAltered(
                "CREATE TRIGGER leaves_out BEFORE INSERT ON brackets" + " FOR EACH ROW EXECUTE FUNCTION leave_out()");

        assertThat(result.tables().get(0).migrated()).isEqualTo(39);
        assertThat(result.tables().get(0).rejected()).isEqualTo(1);
        assertThat(scenario.target("SELECT legacy_id FROM migration.migration_quarantine WHERE state = 'open'"))
                .containsExactly("20");
    }

    @Test
    void keyThatIsTakenTwice_refusesOnePageOnly() {
        scenario.inSource("UPDATE dispatch_bracket SET code = 'C1' WHERE id IN (9, 17, 33)");
        List<Step> refused = new ArrayList<>();

        MigrationResult result = scenario.builder()
                .only(List.of("brackets"))
                .options(MigrationOptions.DEFAULTS.withBatchSize(7).withWorkers(1))
                .watch((step, table) -> {
                    if (step == Step.REFUSED) {
                        refused.add(step);
                    }
                })
                .build()
                .migrate();

        assertThat(result.tables().get(0).rejected()).isEqualTo(3);
        assertThat(refused).hasSize(1);
    }
}
