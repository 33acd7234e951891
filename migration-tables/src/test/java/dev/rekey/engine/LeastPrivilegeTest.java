package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Databases;
import dev.rekey.fixtures.DemoData.Variant;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole migrations by a role that may read the source and one that owns the target's tables, and who is kept out. */
final class LeastPrivilegeTest {

    private static final String LIMITED = "CREATE POLICY limited ON %s USING (false)";

    private static final String LEDGER = "SELECT nspname FROM pg_namespace WHERE nspname = 'migration'";

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> asSuperuser;

    @BeforeAll
    static void migrateAsSuperuser() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            scenario.migration().migrate();
            asSuperuser = contents(scenario);
        }
    }

    @Test
    void bypassRls_withPoliciesThatHideEverything_movesWhatASuperuserMoves() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "BYPASSRLS").withTables();
                Databases databases = tenancy.open()) {
            tenancy.inEachTable(
                    "ALTER TABLE %s ENABLE ROW LEVEL SECURITY", "ALTER TABLE %s FORCE ROW LEVEL SECURITY", LIMITED);

            assertThat(tenancy.migration(databases).assess().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(tenancy.migration(databases).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(contents(scenario)).isEqualTo(asSuperuser);
            assertThat(tenancy.migration(databases).retry(Set.of()).exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(tenancy.migration(databases).latestRecord()).isPresent();
            assertThat(contents(scenario)).isEqualTo(asSuperuser);
            assertThat(scenario.target(
                            "SELECT count(*) AS n FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"))
                    .containsExactly("16");
        }
    }

    @Test
    void owner_whoseTablesRekeyCreates_movesWhatASuperuserMoves_andIsAloneToReadIt() throws SQLException {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "NOBYPASSRLS");
                Databases databases = tenancy.open()) {
            for (String things : List.of("TABLES", "SEQUENCES", "FUNCTIONS", "SCHEMAS")) {
                scenario.inTarget("ALTER DEFAULT PRIVILEGES FOR ROLE " + tenancy.owner + " GRANT ALL ON " + things
                        + " TO anon, authenticated, PUBLIC");
            }

            assertThat(tenancy.migration(databases).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);

            assertThat(contents(scenario)).isEqualTo(asSuperuser);
            for (String role : List.of("anon", "authenticated", tenancy.stranger)) {
                for (String table :
                        scenario.target("SELECT 'migration.' || relname AS t FROM pg_class WHERE relkind = 'r'"
                                + " AND relnamespace = 'migration'::regnamespace")) {
                    assertThat(tenancy.tried(role, "SELECT FROM " + table))
                            .as(role + " on " + table)
                            .isEqualTo("42501");
                }
                for (String table : Scenario.TABLES) {
                    assertThat(tenancy.tried(role, "SELECT FROM " + table))
                            .as(role + " on " + table)
                            .isEqualTo("42501");
                    assertThat(tenancy.tried(role, "DELETE FROM " + table))
                            .as(role + " on " + table)
                            .isEqualTo("42501");
                }
                assertThat(tenancy.tried(role, "CREATE TABLE migration.mine ()"))
                        .isEqualTo("42501");
            }
            assertThat(tenancy.tried(tenancy.owner, "SELECT FROM migration.migration_quarantine"))
                    .isEqualTo("00000");
            assertThat(scenario.target("SELECT count(*) AS n FROM pg_class WHERE relrowsecurity"))
                    .containsExactly("9");
        }
    }

    @Test
    void ledger_thatWasOpenedToTheWeb_isClosedByTheNextRun() throws SQLException {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "BYPASSRLS");
                Databases databases = tenancy.open()) {
            tenancy.migration(databases).migrate();
            scenario.inTarget(
                    "GRANT USAGE ON SCHEMA migration TO anon, authenticated, PUBLIC",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA migration TO anon, authenticated, PUBLIC");
            String read = "SELECT FROM migration.migration_quarantine";
            assertThat(tenancy.tried("anon", read)).isEqualTo("00000");

            tenancy.migration(databases).migrate();

            assertThat(List.of(
                            tenancy.tried("anon", read),
                            tenancy.tried("authenticated", read),
                            tenancy.tried(tenancy.stranger, read)))
                    .containsExactly("42501", "42501", "42501");
        }
    }

    @Test
    void ledgerSchema_thatAnAdministratorMade_isUsed() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "BYPASSRLS");
                Databases databases = tenancy.open()) {
            scenario.inTarget(
                    "CREATE SCHEMA migration",
                    "GRANT USAGE, CREATE ON SCHEMA migration TO " + tenancy.owner,
                    "REVOKE CREATE ON DATABASE \""
                            + scenario.target("SELECT current_database() AS d").get(0) + "\" FROM " + tenancy.owner);

            assertThat(tenancy.migration(databases).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(contents(scenario)).isEqualTo(asSuperuser);
        }
    }

    @Test
    void owner_ofTablesWithRowSecurity_isNotHinderedByIt() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "NOBYPASSRLS").withTables();
                Databases databases = tenancy.open()) {
            tenancy.inEachTable("ALTER TABLE %s ENABLE ROW LEVEL SECURITY", LIMITED);

            assertThat(tenancy.migration(databases).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(contents(scenario)).isEqualTo(asSuperuser);
        }
    }

    @Test
    void rowSecurityThatIsForcedOnTheOwner_stopsBeforeWriting() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "NOBYPASSRLS").withTables();
                Databases databases = tenancy.open()) {
            scenario.inTarget(
                    "ALTER TABLE technicians ENABLE ROW LEVEL SECURITY",
                    "ALTER TABLE technicians FORCE ROW LEVEL SECURITY");

            refuses(
                    scenario,
                    tenancy.migration(databases),
                    "row level security shows the target role " + tenancy.owner + " only a part of technicians");
        }
    }

    @Test
    void parents_ofAnotherRole_whosePolicyShowsAPart_stopBeforeWriting() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "NOBYPASSRLS");
                Databases databases = tenancy.open()) {
            scenario.inTarget(
                    "ALTER TABLE cases OWNER TO " + tenancy.stranger,
                    "GRANT SELECT, REFERENCES ON cases TO " + tenancy.owner,
                    "ALTER TABLE cases ENABLE ROW LEVEL SECURITY",
                    "CREATE POLICY half ON cases USING (legacy_patient_id % 2 = 0)");

            refuses(
                    scenario,
                    tenancy.migration(databases),
                    "row level security shows the target role " + tenancy.owner + " only a part of cases");

            scenario.inTarget("ALTER ROLE " + tenancy.owner + " BYPASSRLS");
            assertThat(tenancy.migration(databases).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(contents(scenario)).isEqualTo(asSuperuser);
        }
    }

    @Test
    void loginsThatAPolicyHides_stopBeforeWriting() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "NOBYPASSRLS");
                Databases databases = tenancy.open()) {
            scenario.inTarget(
                    "ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY",
                    "CREATE POLICY limited ON auth.users USING (false)");

            refuses(scenario, tenancy.migration(databases), "only a part of auth.users");
        }
    }

    @Test
    void source_whosePolicyShowsAPart_stopsBeforeWriting() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "BYPASSRLS");
                Databases databases = tenancy.open()) {
            scenario.inSource(
                    "ALTER TABLE dispatch_bracket ENABLE ROW LEVEL SECURITY",
                    "CREATE POLICY half ON dispatch_bracket USING (id % 2 = 0)");

            refuses(
                    scenario,
                    tenancy.migration(databases),
                    "row level security shows the source role only a part of dispatch_bracket");

            scenario.inSource("ALTER ROLE " + tenancy.reader + " BYPASSRLS");
            assertThat(tenancy.migration(databases).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(contents(scenario)).isEqualTo(asSuperuser);
        }
    }

    @Test
    void source_thatMayNotBeRead_stopsBeforeWriting_andIsNamed() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "BYPASSRLS");
                Databases databases = tenancy.open()) {
            scenario.inSource("REVOKE SELECT ON dispatch_purchase_audit FROM " + tenancy.reader);

            refuses(
                    scenario,
                    tenancy.migration(databases),
                    "the source role " + tenancy.reader + " may not read dispatch_purchase_audit");
        }
    }

    @Test
    void triggers_ofTheUser_areNamed_runAndStayAsTheyAre() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Tenancy tenancy = new Tenancy(scenario, "BYPASSRLS").withTables();
                Databases databases = tenancy.open()) {
            scenario.inTarget(
                    "CREATE TABLE audit (id uuid)",
                    "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                            + " 'BEGIN INSERT INTO audit VALUES (NEW.id); RETURN NEW; END'",
                    "CREATE TRIGGER noted AFTER INSERT ON technicians FOR EACH ROW EXECUTE FUNCTION note()",
                    "CREATE TRIGGER off BEFORE INSERT ON technicians FOR EACH ROW EXECUTE FUNCTION note()",
                    "ALTER TABLE technicians DISABLE TRIGGER off",
                    "CREATE TRIGGER before_it BEFORE INSERT OR UPDATE ON brackets FOR EACH ROW EXECUTE FUNCTION note()");
            String triggers = "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1";
            List<String> before = scenario.target(triggers);

            assertThat(tenancy.migration(databases).assess().checks().stream()
                            .map(Check::evidence)
                            .collect(Collectors.joining("\n")))
                    .contains("technicians: trigger noted (not forecast)", "brackets: trigger before_it (not forecast)")
                    .contains("brackets has triggers that can change what is written: before_it (note)");
            assertThat(tenancy.migration(databases).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);

            assertThat(tenancy.notices)
                    .contains(
                            "technicians: its triggers run as rows are written, and are left alone: noted",
                            "brackets: its triggers run as rows are written, and are left alone: before_it");
            assertThat(scenario.target(triggers)).isEqualTo(before).contains("noted|O", "off|D");
            assertThat(scenario.target("SELECT count(*) AS n FROM audit JOIN technicians USING (id)"))
                    .isEqualTo(scenario.target("SELECT count(*) AS n FROM technicians"));
        }
    }

    /** The nine tables' rows by column, for a table that stood before may have its columns in another order. */
    private static Map<String, String> contents(Scenario scenario) {
        return Scenario.TABLES.stream().collect(Collectors.toMap(table -> table, table -> scenario.target(
                        "SELECT count(*), md5(string_agg(to_jsonb(t)::text, ',' ORDER BY id)) FROM " + table + " AS t")
                .get(0)));
    }

    private static void refuses(Scenario scenario, Migration migration, String because) {
        MigrationException refusal = catchThrowableOfType(MigrationException.class, migration::migrate);

        assertThat(refusal).hasMessageContaining(because);
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(scenario.target(LEDGER)).as("nothing is written").isEmpty();
    }
}
