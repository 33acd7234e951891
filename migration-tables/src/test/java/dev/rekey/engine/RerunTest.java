package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.fixtures.DemoData.Variant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run after a complete one does: nothing to what is the same, the right thing to what is not. */
final class RerunTest {

    private static final String VERSIONS =
            "SELECT string_agg(t.xmin::text || t.ctid::text, ' ' ORDER BY t.id) AS v FROM ";

    private Scenario scenario;
    private MigrationResult first;

    @BeforeEach
    void migrate() {
        scenario = Scenario.of(Variant.SMALL);
        first = scenario.migration().migrate();
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private static TableResult table(MigrationResult result, String table) {
        return result.tables().stream()
                .filter(each -> each.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private List<String> versions() {
        return Scenario.TABLES.stream()
                .flatMap(table -> scenario.target(VERSIONS + table + " AS t").stream())
                .toList();
    }

    @Test
    void secondRun_unchangedSource_writesNothing() {
        List<String> versions = versions();
        String ledger = "SELECT string_agg(t.xmin::text || t.ctid::text, ' ') AS v FROM migration.";
        List<String> mappings = scenario.target(ledger + "migration_mappings AS t");
        List<String> quarantine = scenario.target(ledger + "migration_quarantine AS t");

        MigrationResult second = scenario.migration().migrate();

        assertThat(versions()).isEqualTo(versions);
        assertThat(scenario.target(ledger + "migration_mappings AS t")).isEqualTo(mappings);
        assertThat(scenario.target(ledger + "migration_quarantine AS t")).isEqualTo(quarantine);
        assertThat(second.runId()).isNotEqualTo(first.runId());
        assertThat(second.exitCode()).isEqualTo(first.exitCode());
        assertThat(second.migrated()).isZero();
        assertThat(second.issues()).isEqualTo(first.issues());
        for (TableResult table : second.tables()) {
            assertThat(table.unchanged()).isEqualTo(table(first, table.table()).migrated());
            assertThat(table.rejected()).isEqualTo(table(first, table.table()).rejected());
        }
    }

    @Test
    void lateRow_underALowId_isFound() {
        scenario.inSource(
                "INSERT INTO dispatch_bracket (id, code, name, created_at) VALUES (-7, 'LATE', 'Late', now())");

        TableResult brackets = table(scenario.migration().migrate(), "brackets");

        assertThat(brackets.migrated()).isEqualTo(1);
        assertThat(scenario.target("SELECT bracket_code FROM brackets WHERE legacy_bracket_id = -7"))
                .containsExactly("LATE");
    }

    @Test
    void changedRow_withoutUpdate_isLeftAndSaid() {
        List<String> versions = versions();
        scenario.inSource("UPDATE dispatch_bracket SET name = 'New name' WHERE id = 3");

        MigrationResult result = scenario.migration().migrate();

        assertThat(versions()).isEqualTo(versions);
        assertThat(table(result, "brackets").changed()).isEqualTo(1);
        assertThat(result.issues())
                .filteredOn(issue -> issue.code() == ReasonCode.SOURCE_CHANGED)
                .extracting(Issue::toString)
                .containsExactly("brackets: legacy id 3: the source row has changed since it was migrated");
        scenario.inSource("UPDATE dispatch_bracket SET name = (SELECT name FROM dispatch_bracket WHERE id = 3)");
    }

    @Test
    void changedRow_withUpdate_isRewrittenUnderItsId() {
        List<String> id = scenario.target("SELECT id FROM brackets WHERE legacy_bracket_id = 3");
        scenario.inSource("UPDATE dispatch_bracket SET name = 'New name' WHERE id = 3");
        scenario.migration().migrate();

        MigrationResult result =
                scenario.migration(MigrationOptions.DEFAULTS.withUpdate(true)).migrate();

        assertThat(table(result, "brackets").changed()).isEqualTo(1);
        assertThat(result.issues()).noneMatch(issue -> issue.code() == ReasonCode.SOURCE_CHANGED);
        assertThat(scenario.target("SELECT id FROM brackets WHERE bracket_name = 'New name' AND legacy_bracket_id = 3"))
                .isEqualTo(id);
        assertThat(table(scenario.migration().migrate(), "brackets").changed()).isZero();
    }

    @Test
    void changedRow_wantingAnothersKey_isRejectedNamingIt() {
        scenario.inSource(
                "UPDATE dispatch_bracket SET code = (SELECT code FROM dispatch_bracket WHERE id = 5) WHERE id = 3");

        scenario.migration(MigrationOptions.DEFAULTS.withUpdate(true)).migrate();

        assertThat(scenario.target("SELECT code, message, winner_id FROM migration.migration_quarantine"
                        + " WHERE table_name = 'brackets' AND legacy_id = 3"))
                .containsExactly("DUPLICATE_KEY|bracket_code is taken by legacy id 5|5");
    }

    /** Neither can be written before the other; and who won against whom is a circle, which nobody may run around in. */
    @Test
    void changedRows_wantingEachOthersKey_areBothSetAside() {
        scenario.inSource("UPDATE dispatch_bracket AS a SET code = b.code FROM dispatch_bracket AS b"
                + " WHERE (a.id, b.id) IN ((3, 5), (5, 3))");

        scenario.migration(MigrationOptions.DEFAULTS.withUpdate(true)).migrate();

        assertThat(scenario.target("SELECT legacy_id, code, winner_id FROM migration.migration_quarantine"
                        + " WHERE table_name = 'brackets' AND legacy_id IN (3, 5) ORDER BY 1"))
                .containsExactly("3|DUPLICATE_KEY|5", "5|DUPLICATE_KEY|3");
    }

    @Test
    void currency_inUnicodeWhiteSpace_isSummedAsWhatItIs() {
        scenario.inSource(
                "UPDATE dispatch_purchase SET currency = E'\\u00a0gbp\\u3000' WHERE id = 3",
                "UPDATE dispatch_purchase SET currency = 'secret' WHERE id = 4");

        MigrationResult result =
                scenario.migration(MigrationOptions.DEFAULTS.withUpdate(true)).migrate();

        assertThat(result.validations()).allMatch(validation -> validation.passed());
        assertThat(result.validations())
                .extracting(Validation::check)
                .contains("sum_total_amount_GBP")
                .noneMatch(check -> check.contains("secret"));
    }

    @Test
    void changedRow_thatDoesNotFitAnyMore_isQuarantinedAndItsOldSelfStays() {
        List<String> before = scenario.target("SELECT * FROM brackets WHERE legacy_bracket_id = 3");
        scenario.inSource("UPDATE dispatch_bracket SET material = 'wood' WHERE id = 3");

        MigrationResult result =
                scenario.migration(MigrationOptions.DEFAULTS.withUpdate(true)).migrate();

        assertThat(scenario.target("SELECT * FROM brackets WHERE legacy_bracket_id = 3"))
                .isEqualTo(before);
        assertThat(
                        scenario.target(
                                "SELECT code FROM migration.migration_quarantine WHERE legacy_id = 3 AND table_name = 'brackets'"))
                .containsExactly("ENUM_UNKNOWN");
        assertThat(table(result, "brackets").rejected())
                .isEqualTo(table(first, "brackets").rejected() + 1);
    }

    @Test
    void quarantinedRow_itsSourceMended_isTakenUpByMigrate() {
        String open = "SELECT legacy_id FROM migration.migration_quarantine"
                + " WHERE table_name = 'brackets' AND code = 'ENUM_UNKNOWN' AND state = 'open'";
        List<String> rejected = scenario.target(open);
        assertThat(rejected).isNotEmpty();
        scenario.inSource("UPDATE dispatch_bracket SET material = 'metal', arch_type = 'both', bracket_type = NULL");

        scenario.migration().migrate();

        assertThat(scenario.target(open)).isEmpty();
        assertThat(scenario.target("SELECT count(*) AS n FROM brackets WHERE legacy_bracket_id = " + rejected.get(0)))
                .containsExactly("1");
    }

    @Test
    void deletedTargetRow_isMigratedAgain() {
        scenario.inTarget("DELETE FROM brackets WHERE legacy_bracket_id = 3");

        assertThat(table(scenario.migration().migrate(), "brackets").migrated()).isEqualTo(1);
    }

    @Test
    void retry_causeMended_resolvesParentBeforeChild() {
        scenario.inSource(
                "INSERT INTO dispatch_technician (id, user_id, created_at) VALUES (7001, 7777777, now())",
                "INSERT INTO dispatch_technician_role (id, technician_id, role_name, effective_date, created_at)"
                        + " VALUES (8001, 7001, 'Lead', '2020-01-01', now())");
        MigrationResult rejected = scenario.migration().migrate();
        assertThat(rejected.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(scenario.target("SELECT code FROM migration.migration_quarantine WHERE legacy_id IN (7001, 8001)"
                        + " ORDER BY legacy_id"))
                .containsExactly("PARENT_MISSING", "PARENT_REJECTED");
        scenario.inTarget("INSERT INTO profiles (legacy_user_id) VALUES (7777777)");

        MigrationResult retried = scenario.migration().retry(Set.of());

        assertThat(retried.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(table(retried, "technicians").migrated()).isEqualTo(1);
        assertThat(table(retried, "technicians").unchanged())
                .isEqualTo(table(first, "technicians").migrated());
        assertThat(scenario.target("SELECT state, attempts FROM migration.migration_quarantine"
                        + " WHERE legacy_id IN (7001, 8001) ORDER BY legacy_id"))
                .containsExactly("resolved|1", "resolved|1");
    }

    @Test
    void retry_causeStillThere_countsTheAttempt() {
        String attempts = "SELECT min(attempts) AS low, max(attempts) AS high FROM migration.migration_quarantine"
                + " WHERE code = 'PARENT_MISSING'";

        MigrationResult retried = scenario.migration().retry(Set.of(ReasonCode.PARENT_MISSING));

        assertThat(scenario.target(attempts)).containsExactly("2|2");
        assertThat(scenario.target("SELECT max(attempts) AS n FROM migration.migration_quarantine"
                        + " WHERE code <> 'PARENT_MISSING'"))
                .containsExactly("1");
        for (TableResult table : retried.tables()) {
            assertThat(table.migrated()).isZero();
            assertThat(table.unchanged()).isEqualTo(table(first, table.table()).migrated());
            assertThat(table.rejected()).isEqualTo(table(first, table.table()).rejected());
        }
    }

    @Test
    void rowFromElsewhere_isAdoptedAndItsChildrenFindIt() {
        scenario.inSource(
                "INSERT INTO dispatch_template_view_group (id, name, created_at) VALUES (7001, 'Theirs', now())",
                "INSERT INTO dispatch_template_view_role (id, group_id, role_name, created_at)"
                        + " VALUES (8001, 7001, 'Reader', now())");
        scenario.inTarget("INSERT INTO template_view_groups (id, group_name, legacy_group_id)"
                + " VALUES ('11111111-2222-3333-4444-555555555555', 'Born there', 7001)");

        MigrationResult result = scenario.migration().migrate();

        assertThat(table(result, "template_view_groups").unchanged())
                .isEqualTo(table(first, "template_view_groups").migrated() + 1);
        assertThat(result.issues())
                .filteredOn(issue -> issue.code() == ReasonCode.ADOPTED)
                .extracting(Issue::legacyId)
                .containsExactly(7001L);
        assertThat(scenario.target("SELECT group_id FROM template_view_roles WHERE legacy_role_id = 8001"))
                .containsExactly("11111111-2222-3333-4444-555555555555");
    }
}
