package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackResult;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run inserted goes again, and all else stays as it was. */
final class RollbackTest {

    private static final MigrationOptions SMALL_PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(40).withWorkers(2);

    private static final String BRACKETS = "SELECT * FROM brackets ORDER BY id";
    private static final String TRACKED =
            "SELECT entity_type, legacy_id, new_id FROM public.migration_mappings ORDER BY 1, 2";

    /** Tables that stand, with a row that a run will adopt, one of the new system, and one that only its legacy id knows. */
    private static void populate(Scenario scenario) {
        Schemas.TARGET_TABLES.create(scenario.target());
        scenario.inTarget(
                "ALTER TABLE brackets ALTER legacy_bracket_id DROP NOT NULL, ALTER slot_size TYPE numeric(6,4)",
                "INSERT INTO brackets (bracket_code, bracket_name, legacy_bracket_id) VALUES"
                        + " ('ADOPTED', 'as they have it', 7), ('BORN', 'in the new system', NULL),"
                        + " ('ELSEWHERE', 'under an id of no source row', 99999999)",
                "INSERT INTO template_view_groups (group_name, legacy_group_id) VALUES ('Theirs', 5)",
                "CREATE TABLE public.migration_mappings (entity_type text NOT NULL, legacy_id bigint NOT NULL,"
                        + " new_id uuid NOT NULL, migrated_at timestamptz NOT NULL, migration_batch text)",
                "INSERT INTO public.migration_mappings VALUES ('brackets', 99999999, gen_random_uuid(), '2020-01-01', 'b1')");
    }

    @Test
    void tables_holdWhatTheyHeldBeforeTheRun_andASecondRunIsLikeTheFirst() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            populate(scenario);
            Map<String, String> before = scenario.contents();
            List<String> tracked = scenario.target(TRACKED);
            MigrationResult run = scenario.migration(SMALL_PAGES).migrate();
            Map<String, String> after = scenario.contents();
            String ledger = scenario.ledger();
            List<String> validations =
                    scenario.target("SELECT * FROM migration.migration_validation_reports ORDER BY id");
            assertThat(after).isNotEqualTo(before);

            RollbackPlan plan = scenario.migration(SMALL_PAGES).rollbackPlan(Rollback.ofRun(run.runId()));
            assertThat(scenario.contents()).as("a plan writes nothing").isEqualTo(after);
            RollbackResult result = scenario.migration(SMALL_PAGES).rollback(Rollback.ofRun(run.runId()));

            assertThat(scenario.contents()).isEqualTo(before);
            assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(result.removed()).isEqualTo(run.migrated()).isGreaterThan(500);
            assertThat(result.tables()).isEqualTo(plan.tables());
            assertThat(result.plan().kept()).isEmpty();
            assertThat(result.tables())
                    .filteredOn(table -> table.adopted() > 0)
                    .extracting(RollbackPlan.Table::table, RollbackPlan.Table::adopted)
                    .containsExactlyInAnyOrder(tuple("brackets", 1L), tuple("template_view_groups", 1L));
            assertThat(scenario.target(TRACKED)).isEqualTo(tracked);
            for (String table : List.of("mappings", "quarantine", "checkpoints")) {
                assertThat(scenario.target("SELECT * FROM migration.migration_" + table))
                        .as(table)
                        .isEmpty();
            }
            assertThat(scenario.target("SELECT * FROM migration.migration_validation_reports ORDER BY id"))
                    .isEqualTo(validations);
            assertThat(scenario.target("SELECT operation, status, count(*) AS n, count(DISTINCT table_name) AS t"
                            + " FROM migration.migration_control WHERE run_id = '" + run.runId()
                            + "' GROUP BY 1, 2 ORDER BY 1"))
                    .containsExactly("migrate|completed|9|9", "rollback|completed|9|9");
            long rows = result.tables().stream()
                    .filter(table -> table.table().equals("brackets"))
                    .mapToLong(RollbackPlan.Table::removed)
                    .sum();
            assertThat(
                            scenario.target(
                                    "SELECT records_processed, (details::json ->> 'removed')::int AS removed,"
                                            + " details::json ->> 'kept' AS kept, details::json ->> 'adopted' AS adopted"
                                            + " FROM migration.migration_control WHERE operation = 'rollback' AND table_name = 'brackets'"))
                    .containsExactly(rows + "|" + rows + "|0|1");

            assertThat(scenario.migration().latestResult()).isEmpty();
            assertThat(scenario.migration().status()).isEmpty();
            assertThat(catchThrowableOfType(MigrationException.class, () -> scenario.migration("technician_roles")
                            .migrate()))
                    .hasMessageContaining("technician_roles needs technicians, which is not migrated yet");

            MigrationResult second = scenario.migration(SMALL_PAGES).migrate();

            assertThat(second.runId()).isNotEqualTo(run.runId());
            assertThat(second.tables())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                    .isEqualTo(run.tables());
            assertThat(scenario.contents()).isEqualTo(after);
            assertThat(scenario.ledger()).isEqualTo(ledger);
        }
    }

    @Test
    void laterRun_goesAndTheEarlierOneStands() {
        try (Scenario scenario = Scenario.of(Variant.SMALL)) {
            MigrationResult first = scenario.migration(SMALL_PAGES).migrate();
            scenario.inSource(
                    "INSERT INTO dispatch_bracket (id, code, name, created_at)"
                            + " SELECT id, 'N' || id, 'New', now() FROM generate_series(900001, 900100) AS id",
                    "UPDATE dispatch_bracket SET name = 'Rewritten' WHERE id = 3");
            Map<String, String> before = scenario.contents();
            String ledger = scenario.ledger();
            List<String> name = scenario.target("SELECT bracket_name FROM brackets WHERE legacy_bracket_id = 3");
            MigrationResult second =
                    scenario.migration(SMALL_PAGES.withUpdate(true)).migrate();

            RollbackResult result = scenario.migration(SMALL_PAGES).rollback(Rollback.ofRun(second.runId()));

            assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(result.removed()).isEqualTo(100);
            assertThat(result.plan().rewritten()).singleElement().satisfies(row -> assertThat(row)
                    .hasToString(
                            "brackets: legacy id 3: run " + second.runId() + " rewrote it; it stays as it is now"));
            assertThat(scenario.target("SELECT bracket_name FROM brackets WHERE legacy_bracket_id = 3"))
                    .containsExactly("Rewritten");
            scenario.inTarget("UPDATE brackets SET bracket_name = '" + name.get(0) + "' WHERE legacy_bracket_id = 3");
            assertThat(scenario.contents()).as("but for what it rewrote").isEqualTo(before);
            assertThat(scenario.migration().latestResult().orElseThrow().runId())
                    .isEqualTo(first.runId());

            RollbackResult all = scenario.migration(SMALL_PAGES).rollback(Rollback.ofRun(first.runId()));

            assertThat(all.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(all.plan().kept()).singleElement().satisfies(row -> assertThat(row)
                    .hasToString("brackets: legacy id 3: run " + second.runId() + " has rewritten it"));
            assertThat(all.plan().stays())
                    .contains("brackets was created by run " + first.runId() + ": the table stays");
            assertThat(scenario.target("SELECT legacy_bracket_id FROM brackets"))
                    .containsExactly("3");
            assertThat(ledger).isNotEmpty();
        }
    }

    @Test
    void earlierRun_goesAndWhatCameLaterIsVoidButStays() {
        try (Scenario scenario = brackets(30)) {
            MigrationResult first = scenario.migration("brackets").migrate();
            scenario.inSource(
                    "INSERT INTO dispatch_bracket (id, code, name, created_at) VALUES (31, 'C31', 'B', now())");
            MigrationResult second = scenario.migration("brackets").migrate();

            RollbackPlan plan = scenario.migration().rollbackPlan(Rollback.ofRun(first.runId()));
            scenario.migration().rollback(Rollback.ofRun(first.runId()));

            assertThat(plan.notes()).singleElement().asString().startsWith("run " + second.runId() + " came later");
            assertThat(scenario.target("SELECT legacy_bracket_id FROM brackets"))
                    .containsExactly("31");
            assertThat(scenario.migration().latestResult()).isEmpty();
            MigrationResult third = scenario.migration("brackets").migrate();
            assertThat(third.migrated()).isEqualTo(30);
            assertThat(scenario.migration().latestResult().orElseThrow().runId())
                    .isEqualTo(third.runId());
            assertThat(scenario.migration()
                            .rollback(Rollback.ofRun(second.runId()))
                            .removed())
                    .isEqualTo(1);
            assertThat(scenario.target("SELECT count(*) AS n FROM brackets")).containsExactly("30");
        }
    }

    @Test
    void retry_goesAndItsRowsAreInTheQuarantineAgain() {
        try (Scenario scenario = brackets(5)) {
            scenario.inSource("UPDATE dispatch_bracket SET code = NULL WHERE id = 3");
            scenario.migration("brackets").migrate();
            List<String> before = scenario.target(BRACKETS);
            String ledger = scenario.ledger();
            assertThat(ledger).contains("REQUIRED_VALUE_MISSING");
            scenario.inSource("UPDATE dispatch_bracket SET code = 'C3' WHERE id = 3");
            MigrationResult retried = scenario.migration("brackets").retry(Set.of());
            assertThat(retried.migrated()).isEqualTo(1);

            scenario.migration().rollback(Rollback.ofRun(retried.runId()));

            assertThat(scenario.target(BRACKETS)).isEqualTo(before);
            assertThat(scenario.ledger()).isEqualTo(ledger);
            assertThat(scenario.migration("brackets").retry(Set.of()).migrated())
                    .isEqualTo(1);
        }
    }

    @Test
    void tables_goOutOfAllRuns_withTheirChildren() {
        try (Scenario scenario = brackets(5)) {
            technicians(scenario, 4);
            scenario.migration().migrate();
            scenario.inSource(
                    "INSERT INTO dispatch_bracket (id, code, name, created_at) VALUES (31, 'C31', 'B', now())");
            scenario.migration().migrate();

            refuses(
                    scenario,
                    Rollback.ofTables(List.of("technicians")),
                    "technicians has rows in technician_roles on it, which were migrated, too; name both: --table"
                            + " technician_roles --table technicians");
            RollbackResult roles = scenario.migration()
                    .rollback(Rollback.ofTables(List.of("technicians", "technician_roles", "brackets")));

            assertThat(roles.removed()).isEqualTo(14);
            assertThat(roles.tables())
                    .extracting(RollbackPlan.Table::table)
                    .containsExactly("technician_roles", "technicians", "brackets");
            assertThat(scenario.target("SELECT count(*) AS n FROM brackets")).containsExactly("0");
            assertThat(scenario.target("SELECT count(*) AS n FROM technicians")).containsExactly("0");
            assertThat(scenario.migration().latestResult().orElseThrow().tables())
                    .as("what was rolled back tells nothing any more")
                    .hasSize(6);
        }
    }

    @Test
    void unknownOrUnfinishedRun_isRefused() {
        try (Scenario scenario = brackets(5)) {
            refuses(scenario, Rollback.ofRun("x"), "there is nothing to roll back: the target has no ledger");
            MigrationResult run = scenario.migration("brackets").migrate();

            refuses(
                    scenario,
                    Rollback.ofRun("x"),
                    "no run x is known; the runs are, the latest first: " + run.runId() + " (migrate)");
            refuses(scenario, Rollback.ofRun(run.runId()).in(List.of("nonsense")), "no table is named 'nonsense'");
            scenario.inTarget("UPDATE migration.migration_control SET status = 'paused'");
            refuses(
                    scenario,
                    Rollback.ofTables(List.of("brackets")),
                    "run " + run.runId()
                            + " (migrate) is unfinished, and would go on as if nothing had gone; complete it"
                            + " (rekey migrate), or roll it back as a whole: rekey rollback --run " + run.runId());
        }
    }

    private static void refuses(Scenario scenario, Rollback what, String message) {
        for (boolean plan : List.of(true, false)) {
            MigrationException refusal = catchThrowableOfType(MigrationException.class, () -> {
                if (plan) {
                    scenario.migration().rollbackPlan(what);
                } else {
                    scenario.migration().rollback(what);
                }
            });
            assertThat(refusal).hasMessageContaining(message);
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        }
    }

    static Scenario brackets(int rows) {
        return Scenario.empty().inSource("""
                INSERT INTO dispatch_bracket (id, code, name, slot_size, created_at)
                SELECT id, 'C' || id, 'Bracket', 0.022, '2020-01-01 00:00:00+00' FROM generate_series(1, %d) AS id""".formatted(rows));
    }

    static void technicians(Scenario scenario, int rows) {
        scenario.inTarget("INSERT INTO profiles (legacy_user_id) SELECT * FROM generate_series(1, " + rows + ")");
        scenario.inSource(
                "INSERT INTO dispatch_technician (id, user_id, created_at)"
                        + " SELECT id, id, '2020-01-01' FROM generate_series(1, " + rows + ") AS id",
                "INSERT INTO dispatch_technician_role (id, technician_id, role_name, effective_date, created_at)"
                        + " SELECT id, id, 'Lead', '2020-01-01', '2020-01-01' FROM generate_series(1, " + rows
                        + ") AS id");
    }
}
