package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Deviations.Rows;
import dev.rekey.api.Deviations.Span;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.Verification.Status;
import dev.rekey.engine.Migration;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.verify.Repaired.Verified;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a verification finds, a repair mends, and it touches nothing else. */
class RepairTest {

    private Migrated migrated;
    private Repaired copy;

    @BeforeEach
    void copy() {
        migrated = Migrated.of(Variant.SMALL);
        copy = new Repaired(migrated);
    }

    @AfterEach
    void close() {
        migrated.close();
    }

    /** Every fault of the tests of the checks that changes or deletes rows of the nine tables, and the ledger's own, at once. */
    static Stream<Fault> drift() {
        return PlantedFaultsTest.faults()
                .filter(Fault::isDriftOfRows)
                // With each other's file as well, each would have the other's unique key.
                .filter(fault -> !fault.toString().endsWith("two attachments have each other's message"));
    }

    @Test
    void driftOfEveryKindAtOnce_isMendedRowForRow_andNothingElseIsTouched() {
        Map<String, Status> clean = copy.verify().outcomes();
        Map<String, String> rows = copy.rows();
        Map<String, String> lineage = copy.lineage();
        drift().forEach(fault -> fault.plant(migrated));
        migrated.inTarget(LEDGER_DRIFT);
        Map<String, String> writers = copy.writers();
        Verified verified = copy.verify();
        assertThat(verified.found().rows().stream().map(Rows::table).collect(Collectors.toSet()))
                .hasSize(9);

        MigrationResult result = copy.repair(verified.found()).orElseThrow();

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(Repaired.different(rows, copy.rows())).isEmpty();
        assertThat(Repaired.different(lineage, copy.lineage())).isEmpty();
        assertThat(Repaired.different(writers, copy.writers())).isEqualTo(written(verified.found()));
        Verified again = copy.verify();
        assertThat(again.outcomes()).isEqualTo(clean);

        Map<String, String> ledger = copy.ledgerWriters();
        writers = copy.writers();
        assertThat(copy.plan(again.found()).steps()).isEmpty();
        assertThat(copy.repair(again.found())).isEmpty();
        assertThat(Repaired.different(writers, copy.writers())).isEmpty();
        assertThat(Repaired.different(ledger, copy.ledgerWriters())).isEmpty();
    }

    /** The rows that must have been written, as {@code table id}: those that stand and were missing or differed. */
    private List<String> written(Deviations found) {
        Set<String> written = new TreeSet<>();
        for (Subject table : Specification.tables()) {
            List<Long> ids = found.rows().stream()
                    .filter(rows -> rows.table().equals(table.table()))
                    .filter(rows -> rows.kind() == Kind.MISSING || rows.kind() == Kind.DIFFERS)
                    .flatMap(rows -> rows.legacyIds().stream())
                    .toList();
            written.addAll(copy.keys(table, ids));
        }
        return List.copyOf(written);
    }

    private static final String[] LEDGER_DRIFT = {
        // Its roles go with it.
        "DELETE FROM technicians WHERE legacy_technician_id = 20",
        "DELETE FROM migration.migration_mappings WHERE entity_type = 'purchases' AND legacy_id = 5",
        "DELETE FROM migration.migration_mappings WHERE entity_type = 'technicians' AND legacy_id = 30",
        "UPDATE migration.migration_mappings AS m SET new_id = d.id FROM treatment_discussions AS d"
                + " WHERE m.entity_type = 'treatment_discussions' AND m.legacy_id = 10 AND d.legacy_discussion_id = 11",
        "INSERT INTO migration.migration_mappings (entity_type, legacy_id, new_id, migration_batch, source_hash)"
                + " VALUES ('template_view_groups', 99, gen_random_uuid(), 'x', '')",
        "DELETE FROM migration.migration_quarantine WHERE table_name = 'template_view_roles' AND legacy_id = 37",
        "UPDATE migration.migration_quarantine SET code = 'BECAUSE', remedy = '' WHERE table_name = 'brackets'"
                + " AND legacy_id = 40",
        "UPDATE migration.migration_quarantine SET state = 'resolved' WHERE table_name = 'purchases' AND legacy_id ="
                + " (SELECT min(legacy_id) FROM migration.migration_quarantine WHERE table_name = 'purchases')",
        "UPDATE migration.migration_quarantine SET source_row = '{}' WHERE table_name = 'order_cases' AND legacy_id ="
                + " (SELECT min(legacy_id) FROM migration.migration_quarantine WHERE table_name = 'order_cases')",
    };

    @Test
    void plan_saysOfEveryKindWhatIsDone_andReadsOnly() {
        migrated.inSource("UPDATE dispatch_purchase SET vendor_name = 'changed since' WHERE id = 4")
                .inTarget(
                        "DELETE FROM brackets WHERE legacy_bracket_id IN (1, 150)",
                        "DELETE FROM migration.migration_mappings WHERE entity_type = 'brackets' AND legacy_id = 150",
                        "UPDATE purchases SET total_amount = total_amount + 0.01 WHERE legacy_purchase_id = 3",
                        "UPDATE migration.migration_quarantine SET message = '' WHERE table_name = 'brackets' AND legacy_id = 40",
                        "DELETE FROM migration.migration_mappings WHERE entity_type = 'purchases' AND legacy_id = 5",
                        "INSERT INTO migration.migration_mappings (entity_type, legacy_id, new_id, migration_batch, source_hash)"
                                + " VALUES ('template_view_groups', 99, gen_random_uuid(), 'x', '')");
        Deviations found = copy.verify().found();
        Map<String, String> writers = copy.writers();
        Map<String, String> ledger = copy.ledgerWriters();

        assertThat(Repaired.steps(copy.plan(found)))
                .containsExactly(
                        "INSERT_AGAIN brackets [1]",
                        "MIGRATE brackets [150]",
                        "REWRITE purchases [3]",
                        "REWRITE_CHANGED purchases [4]",
                        "RECORD purchases [5]",
                        "SET_ASIDE brackets [40]",
                        "FORGET template_view_groups [99]");
        assertThat(Repaired.different(writers, copy.writers())).isEmpty();
        assertThat(Repaired.different(ledger, copy.ledgerWriters())).isEmpty();

        assertThat(copy.repair(found).orElseThrow().exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(copy.verify().found().rows()).isEmpty();
        assertThat(copy.keys(Specification.table("purchases"), List.of(4L))).hasSize(1);
        assertThat(migrated.targetIds("SELECT legacy_purchase_id FROM purchases WHERE vendor_name = 'changed since'"))
                .containsExactly(4L);
    }

    @Test
    void whatIsNotRepairs_isNamed_leftAsItIs_andFoundAgain() {
        migrated.inTarget(
                "INSERT INTO template_view_groups (group_name, legacy_group_id) VALUES ('Guests', 4711)",
                "ALTER TABLE brackets DROP CONSTRAINT brackets_bracket_code_key, DROP CONSTRAINT brackets_legacy_bracket_id_key",
                "CREATE TEMPORARY TABLE twin AS SELECT * FROM brackets WHERE legacy_bracket_id = 1",
                "UPDATE twin SET id = gen_random_uuid(), model = 'twin'",
                "INSERT INTO brackets SELECT * FROM twin",
                "INSERT INTO messages (legacy_record_id) VALUES (3)",
                "ALTER TABLE order_cases DROP CONSTRAINT order_cases_case_id_fkey",
                "UPDATE migration.migration_checkpoints SET status = 'paused' WHERE table_name = 'purchases'");
        // A row beside them that can be mended.
        migrated.inTarget("UPDATE purchases SET total_amount = total_amount + 0.01 WHERE legacy_purchase_id = 3");
        Deviations found = copy.verify().found();
        Map<String, String> writers = copy.writers();

        assertThat(Repaired.steps(copy.plan(found)))
                .containsExactly(
                        "REWRITE purchases [3]",
                        "LEAVE_EXTRA template_view_groups [4711]",
                        "LEAVE_REPEATED brackets [1]",
                        "LEAVE_PARENT message_attachments [1, 38]",
                        "LEAVE_OTHER brackets accounting: source 150, target 145 and quarantine 6 do not add up",
                        "LEAVE_OTHER order_cases foreign_keys: no foreign key to cases",
                        "LEAVE_OTHER purchases ledger: migration_checkpoints has no partition of a run, or one that is not completed");
        assertThat(copy.repair(found).orElseThrow().exitCode()).isEqualTo(ExitCode.DATA);

        assertThat(Repaired.different(writers, copy.writers()))
                .isEqualTo(copy.keys(Specification.table("purchases"), List.of(3L)));
        assertThat(Repaired.steps(copy.plan(copy.verify().found())))
                .containsExactly(
                        "LEAVE_EXTRA template_view_groups [4711]",
                        "LEAVE_REPEATED brackets [1]",
                        "LEAVE_PARENT message_attachments [1, 38]",
                        "LEAVE_OTHER brackets accounting: source 150, target 145 and quarantine 6 do not add up",
                        "LEAVE_OTHER order_cases foreign_keys: no foreign key to cases",
                        "LEAVE_OTHER purchases ledger: migration_checkpoints has no partition of a run, or one that is not completed");
    }

    @Test
    void rowsThatHaveEachOthersKey_stayAsTheyAre_andAreSetAside() {
        migrated.inTarget(
                "UPDATE brackets SET bracket_code = 'x' WHERE legacy_bracket_id = 1",
                "UPDATE brackets SET bracket_code = 'BR-00001' WHERE legacy_bracket_id = 2",
                "UPDATE brackets SET bracket_code = 'BR-00002' WHERE legacy_bracket_id = 1");

        assertThat(copy.repair().exitCode()).isEqualTo(ExitCode.DATA);

        assertThat(migrated.targetIds("SELECT legacy_id FROM migration.migration_quarantine WHERE state = 'open'"
                        + " AND table_name = 'brackets' AND code = 'DUPLICATE_KEY' AND winner_id IN (1, 2) ORDER BY 1"))
                .containsExactly(1L, 2L);
        assertThat(copy.verify().outcomes()).containsEntry("brackets: quarantine", Status.FAILED);
    }

    @Test
    void rowWhoseParentIsGone_isSetAsideInsteadOfItsMapping() {
        migrated.inTarget(
                "DELETE FROM message_attachments WHERE legacy_file_id = 1",
                "DELETE FROM messages WHERE legacy_record_id = 3");

        MigrationResult result = copy.repair();

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(migrated.targetIds("SELECT legacy_id FROM migration.migration_quarantine WHERE state = 'open'"
                        + " AND table_name = 'message_attachments' AND code = 'PARENT_MISSING' ORDER BY 1"))
                .containsExactly(1L, 38L);
        assertThat(migrated.targetIds("SELECT legacy_id FROM migration.migration_mappings"
                        + " WHERE entity_type = 'message_attachments' AND legacy_id IN (1, 38)"))
                .isEmpty();
        Map<String, Status> outcomes = copy.verify().outcomes();
        assertThat(outcomes).containsEntry("message_attachments: accounting", Status.PASSED);
        assertThat(outcomes).containsEntry("message_attachments: legacy_ids", Status.PASSED);
        assertThat(outcomes).containsEntry("message_attachments: ledger", Status.PASSED);
    }

    @Test
    void rangeThatCouldNotBeNarrowedDown_isMigratedAgainWhole() {
        Map<String, String> rows = copy.rows();
        migrated.inTarget(
                "UPDATE brackets SET model = 'x' WHERE legacy_bracket_id = 11",
                "DELETE FROM brackets WHERE legacy_bracket_id = 12");
        Deviations all = copy.verify().found();
        Deviations range =
                new Deviations(all.origin(), List.of(), List.of(new Span("brackets", "content", 10, 15)), List.of());
        Map<String, String> writers = copy.writers();

        assertThat(Repaired.steps(copy.plan(range))).containsExactly("SPAN brackets [11, 12, 13, 14, 15]");
        copy.repair(range);

        assertThat(Repaired.different(rows, copy.rows())).isEmpty();
        assertThat(Repaired.different(writers, copy.writers()))
                .isEqualTo(copy.keys(Specification.table("brackets"), List.of(11L, 12L, 13L, 14L, 15L)));
    }

    @Test
    void interruptedRepair_goesOnWhereItStopped() {
        Map<String, String> rows = copy.rows();
        migrated.inTarget("UPDATE brackets SET model = 'x'", "DELETE FROM purchases WHERE legacy_purchase_id < 9");
        Deviations found = copy.verify().found();

        MigrationResult paused = repairPausing(found);
        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Repaired.different(rows, copy.rows())).isNotEmpty();
        Map<String, String> writers = copy.writers();
        MigrationResult resumed = copy.repair(found).orElseThrow();

        assertThat(resumed.runId()).isEqualTo(paused.runId());
        assertThat(resumed.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(Repaired.different(rows, copy.rows())).isEmpty();
        // What was done before was not done again.
        assertThat(Repaired.different(writers, copy.writers()))
                .doesNotContainAnyElementsOf(copy.keys(Specification.table("brackets"), List.of(1L)));
        assertThat(copy.verify().found().rows()).isEmpty();
        assertThat(copy.verify().outcomes().values()).containsOnly(Status.PASSED, Status.WARNING);
    }

    @Test
    void interruptedRepair_afterANewVerification_beginsOverWithWhatThatFound() {
        Map<String, String> rows = copy.rows();
        migrated.inTarget("UPDATE brackets SET model = 'x'");
        MigrationResult paused = repairPausing(copy.verify().found());
        migrated.inTarget("UPDATE brackets SET model = 'y' WHERE legacy_bracket_id = 1");

        MigrationResult resumed = copy.repair();

        assertThat(resumed.runId()).isEqualTo(paused.runId());
        assertThat(resumed.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(Repaired.different(rows, copy.rows())).isEmpty();
        assertThat(copy.verify().outcomes().values()).containsOnly(Status.PASSED, Status.WARNING);
    }

    private MigrationResult repairPausing(Deviations found) {
        AtomicReference<Migration> migration = new AtomicReference<>();
        migration.set(copy.builder()
                .options(MigrationOptions.DEFAULTS.withBatchSize(5).withWorkers(1))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        if (table.equals("brackets")) {
                            Objects.requireNonNull(migration.get()).pause();
                        }
                    }
                })
                .build());
        return Objects.requireNonNull(migration.get()).repair(found).orElseThrow();
    }

    @Test
    void findings_thatAreNotOfThis_areRefused() {
        Deviations found = copy.verify().found();
        try (Migrated other = Migrated.of(Variant.SMALL)) {
            assertThatThrownBy(() -> new Repaired(other).plan(found))
                    .hasMessageContaining("of other databases")
                    .hasMessageEndingWith("verify again: mvn verify -pl migration-verify");
        }
        assertThatThrownBy(() -> copy.builder()
                        .options(MigrationOptions.DEFAULTS.withSourceTimeZone(ZoneId.of("Europe/Berlin")))
                        .build()
                        .planRepair(found))
                .hasMessageContaining("SOURCE_TIME_ZONE Z, and it is Europe/Berlin now");

        migrated.inTarget(
                "UPDATE migration.migration_control SET details ="
                        + " jsonb_set(details::jsonb, '{query_hash}', '\"other\"')::text WHERE table_name = 'brackets' AND operation = 'migrate'");
        assertThatThrownBy(() -> copy.repair(found))
                .hasMessageContaining(
                        "source queries or target.json have changed since the rows were migrated: brackets");
        migrated.inTarget("UPDATE migration.migration_control SET status = 'paused' WHERE table_name = 'brackets'");
        assertThatThrownBy(() -> copy.repair(found))
                .hasMessageContaining("a migration is unfinished; run: rekey migrate");
        migrated.inTarget("UPDATE migration.migration_control SET run_id = 'later', status = 'completed'");
        assertThatThrownBy(() -> copy.repair(found))
                .isInstanceOfSatisfying(MigrationException.class, refused -> assertThat(refused.exitCode())
                        .isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("of run " + found.origin().runId() + ", and the latest is later");
    }
}
