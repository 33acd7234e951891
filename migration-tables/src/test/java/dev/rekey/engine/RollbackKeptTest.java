package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackPlan.Reason;
import dev.rekey.api.RollbackPlan.Row;
import dev.rekey.api.RollbackResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that somebody has done something with since are kept and named; force takes them, too, and says what goes along. */
final class RollbackKeptTest {

    private static final MigrationOptions SMALL_PAGES = MigrationOptions.DEFAULTS.withBatchSize(3);
    private static final String BRACKETS = "SELECT legacy_bracket_id FROM brackets ORDER BY 1";
    private static final String TECHNICIANS = "SELECT legacy_technician_id FROM technicians ORDER BY 1";
    private static final String ROLES = "SELECT legacy_role_id FROM technician_roles ORDER BY 1";

    private Scenario scenario;
    private Rollback rollback;

    @BeforeEach
    void migrate() {
        scenario = RollbackTest.brackets(10);
        RollbackTest.technicians(scenario, 10);
        rollback = Rollback.ofRun(scenario.migration(SMALL_PAGES, "brackets", "technicians", "technician_roles")
                .migrate()
                .runId());
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    /** The plan and then the result, which must say the same. */
    private RollbackResult rollBack(Rollback what) {
        RollbackPlan plan = scenario.migration(SMALL_PAGES).rollbackPlan(what);
        RollbackResult result = scenario.migration(SMALL_PAGES).rollback(what);
        assertThat(result.tables()).isEqualTo(plan.tables());
        assertThat(result.plan().kept()).isEqualTo(plan.kept());
        return result;
    }

    private static List<String> words(RollbackResult result) {
        return result.plan().kept().stream().map(Row::toString).toList();
    }

    @Test
    void changedRows_areKeptAndNamedAndTheirMappingsStay() {
        scenario.inTarget(
                "ALTER TABLE brackets ADD note text, ADD height numeric",
                "ALTER TABLE brackets ALTER slot_size TYPE numeric(9,7)",
                "UPDATE brackets SET bracket_name = 'Ours' WHERE legacy_bracket_id = 2",
                "UPDATE brackets SET note = 'entered later' WHERE legacy_bracket_id = 7",
                "UPDATE brackets SET metadata = '{\"a\": [[1]]}' WHERE legacy_bracket_id = 8",
                "UPDATE brackets SET bracket_name = bracket_name WHERE legacy_bracket_id = 9");

        RollbackResult result = rollBack(rollback);

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(words(result))
                .containsExactly(
                        "brackets: legacy id 2: it was changed since it was migrated",
                        "brackets: legacy id 7: it was changed since it was migrated",
                        "brackets: legacy id 8: it was changed since it was migrated");
        assertThat(scenario.target(BRACKETS)).containsExactly("2", "7", "8");
        assertThat(scenario.target("SELECT legacy_id FROM migration.migration_mappings ORDER BY 1"))
                .containsExactly("2", "7", "8");
        assertThat(scenario.target("SELECT details::json ->> 'removed' AS r, details::json ->> 'kept' AS k"
                        + " FROM migration.migration_control WHERE operation = 'rollback' AND table_name = 'brackets'"))
                .containsExactly("7|3");

        RollbackResult forced = rollBack(rollback.forced());

        assertThat(forced.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(forced.removed()).isEqualTo(3);
        assertThat(scenario.target(BRACKETS)).isEmpty();
        assertThat(
                        scenario.target(
                                "SELECT details::json ->> 'removed' AS r, details::json #>> '{earlier,0,removed}' AS e"
                                        + " FROM migration.migration_control WHERE operation = 'rollback' AND table_name = 'brackets'"))
                .containsExactly("3|7");
        assertThat(rollBack(rollback).tables()).as("nothing is left").isEmpty();
    }

    @Test
    void rowsOfOthersThatHang_keepTheirRow_andForceTakesThemAlong() {
        scenario.inTarget(
                "CREATE SCHEMA app",
                "CREATE TABLE app.notes (id int PRIMARY KEY, about uuid REFERENCES technicians ON DELETE CASCADE)",
                "CREATE TABLE app.teams (id int PRIMARY KEY, lead uuid REFERENCES technicians ON DELETE SET NULL)",
                "CREATE TABLE app.badges (id int PRIMARY KEY, legacy int REFERENCES technicians (legacy_technician_id))",
                "INSERT INTO app.notes SELECT n, (SELECT id FROM technicians WHERE legacy_technician_id = 3)"
                        + " FROM generate_series(1, 2) AS n",
                "INSERT INTO app.teams SELECT 1, id FROM technicians WHERE legacy_technician_id = 5",
                "INSERT INTO app.badges VALUES (1, 9)");

        RollbackResult result = rollBack(rollback);

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(words(result))
                .containsExactly(
                        "technicians: legacy id 3: 2 rows of app.notes.about hang on it (ON DELETE CASCADE)",
                        "technicians: legacy id 5: 1 row of app.teams.lead hangs on it (ON DELETE SET NULL)",
                        "technicians: legacy id 9: 1 row of app.badges.legacy hangs on it (ON DELETE NO ACTION)");
        assertThat(scenario.target(TECHNICIANS)).containsExactly("3", "5", "9");
        assertThat(scenario.target("SELECT count(*) AS n FROM app.notes")).containsExactly("2");

        RollbackResult forced = rollBack(rollback.forced());

        assertThat(words(forced))
                .containsExactly(
                        "technicians: legacy id 9: 1 row of app.badges.legacy hangs on it (ON DELETE NO ACTION)");
        assertThat(scenario.target(TECHNICIANS)).containsExactly("9");
        assertThat(scenario.target("SELECT count(*) AS n FROM app.notes")).containsExactly("0");
        assertThat(scenario.target("SELECT id, lead FROM app.teams")).containsExactly("1|<null>");
    }

    @Test
    void plan_saysWhatHangs() {
        scenario.inTarget(
                "CREATE TABLE notes (id int PRIMARY KEY, about uuid REFERENCES technicians ON DELETE CASCADE)",
                "INSERT INTO notes SELECT legacy_technician_id, id FROM technicians WHERE legacy_technician_id < 5");

        RollbackPlan plan = scenario.migration(SMALL_PAGES).rollbackPlan(rollback.forced());

        assertThat(plan.kept()).isEmpty();
        assertThat(plan.hanging())
                .containsExactly(new RollbackPlan.Hanging("technicians", "public.notes.about", "ON DELETE CASCADE", 4));
    }

    @Test
    void keptChild_keepsItsParent_withAndWithoutAForeignKey() {
        scenario.inTarget("UPDATE technician_roles SET role_name = 'Ours' WHERE legacy_role_id = 4");
        RollbackPlan withKey = scenario.migration(SMALL_PAGES).rollbackPlan(rollback);
        scenario.inTarget("ALTER TABLE technician_roles DROP CONSTRAINT technician_roles_technician_id_fkey");

        RollbackResult result = rollBack(rollback);

        assertThat(withKey.kept())
                .extracting(Row::table, Row::legacyId, Row::reason)
                .containsExactly(
                        tuple("technician_roles", 4L, Reason.CHANGED), tuple("technicians", 4L, Reason.REFERENCED));
        assertThat(words(result))
                .containsExactly(
                        "technician_roles: legacy id 4: it was changed since it was migrated",
                        "technicians: legacy id 4: 1 row of public.technician_roles.technician_id hangs on it (no"
                                + " foreign key)");
        assertThat(scenario.target(TECHNICIANS)).containsExactly("4");
        assertThat(scenario.target(ROLES)).containsExactly("4");
    }

    @Test
    void rowsThatTriggersKeep_areNamed() {
        scenario.inTarget("""
                CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF OLD.legacy_bracket_id = 4 THEN RAISE EXCEPTION 'secret %', OLD.bracket_name; END IF;
                  IF OLD.legacy_bracket_id = 6 THEN RETURN NULL; END IF;
                  RETURN OLD;
                END $$""", "CREATE TRIGGER keep BEFORE DELETE ON brackets FOR EACH ROW EXECUTE FUNCTION keep()");

        RollbackResult result = scenario.migration(SMALL_PAGES).rollback(rollback);

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(words(result))
                .containsExactly(
                        "brackets: legacy id 4: a trigger of the target refuses to let it go (SQLSTATE P0001)",
                        "brackets: legacy id 6: a trigger of the target keeps it");
        assertThat(result.kept()).isEqualTo(2);
        assertThat(scenario.target(BRACKETS)).containsExactly("4", "6");
    }

    @Test
    void rowsThatSomebodyDeleted_areCountedAndForgotten() {
        scenario.inTarget("DELETE FROM brackets WHERE legacy_bracket_id IN (1, 10)", "DROP TABLE technician_roles");

        RollbackResult result = rollBack(rollback);

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(result.tables())
                .extracting(RollbackPlan.Table::table, RollbackPlan.Table::removed, RollbackPlan.Table::gone)
                .containsExactly(
                        tuple("technician_roles", 0L, 10L), tuple("technicians", 10L, 0L), tuple("brackets", 8L, 2L));
        assertThat(scenario.target("SELECT * FROM migration.migration_mappings"))
                .isEmpty();
    }

    @Test
    void rowsOfAnOldLedger_areKeptForNobodyKnowsWhatTheyWere() {
        scenario.inTarget("UPDATE migration.migration_mappings SET target_hash = NULL WHERE legacy_id < 3");

        RollbackResult result = rollBack(rollback);

        assertThat(result.plan().kept())
                .extracting(Row::table, Row::legacyId, Row::reason)
                .containsExactly(
                        tuple("technician_roles", 1L, Reason.UNKNOWN),
                        tuple("technician_roles", 2L, Reason.UNKNOWN),
                        tuple("technicians", 1L, Reason.UNKNOWN),
                        tuple("technicians", 2L, Reason.UNKNOWN),
                        tuple("brackets", 1L, Reason.UNKNOWN),
                        tuple("brackets", 2L, Reason.UNKNOWN));
        assertThat(rollBack(rollback.forced()).removed()).isEqualTo(6);
    }
}
