package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.RejectedLimits;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackResult;
import dev.rekey.fixtures.Schemas;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to the tables while a bulk load goes on, and what becomes of it when their constraints come back. */
final class BulkRestoringTest {

    static final String TABLE = "message_attachments";

    private static final MigrationOptions BULK =
            MigrationOptions.DEFAULTS.withBatchSize(10).withBulk(true);

    private static final String AWAY =
            "SELECT count(*) AS n FROM migration.migration_bulk_definitions WHERE state <> 'restored'";

    private Scenario scenario;
    private List<String> definitions;

    /** Forty files of twenty messages, each of one record. */
    static Scenario attachments() {
        Scenario scenario = Scenario.empty()
                .inSource("""
                        INSERT INTO dispatch_file (id, record_id, name, file_type, created_at)
                        SELECT id, 1 + id % 20, 'File ' || id, 'document', '2020-01-01 00:00:00+00'
                        FROM generate_series(1, 40) AS id""")
                .inTarget(
                        "INSERT INTO messages (legacy_record_id) SELECT generate_series(1, 20)",
                        "INSERT INTO files (legacy_file_id) SELECT generate_series(1, 40)");
        Schemas.TARGET_TABLES.create(scenario.target());
        return scenario.inTarget(
                "ALTER TABLE message_attachments ADD CONSTRAINT short CHECK (length(display_name) < 20)",
                "ALTER TABLE message_attachments ADD UNIQUE (legacy_file_id)",
                "CREATE INDEX ON message_attachments (attached_at)");
    }

    static MigrationResult pausedAfterAPage(Scenario scenario, MigrationOptions options) {
        AtomicReference<Migration> migration = new AtomicReference<>();
        migration.set(scenario.builder()
                .options(options.withWorkers(1))
                .only(List.of(TABLE))
                .listener(new Told().afterPage(page -> Objects.requireNonNull(migration.get())
                        .pause()))
                .build());
        return Objects.requireNonNull(migration.get()).migrate();
    }

    @BeforeEach
    void createTarget() {
        scenario = attachments();
        definitions = scenario.target(BulkTest.DEFINITIONS);
    }

    @AfterEach
    void close() {
        assertThat(scenario.target(BulkTest.DEFINITIONS)).containsExactlyElementsOf(definitions);
        scenario.close();
    }

    /** Migrates in bulk, and once all four pages are in does this in the target. */
    private MigrationResult migrateWhile(MigrationOptions options, String... statements) {
        AtomicInteger pages = new AtomicInteger();
        return scenario.builder()
                .options(options)
                .only(List.of(TABLE))
                .watch((step, table) -> {
                    if (step == Step.COMMITTED && pages.incrementAndGet() == 4) {
                        scenario.inTarget(statements);
                    }
                })
                .build()
                .migrate();
    }

    private List<String> quarantine() {
        return scenario.target("SELECT legacy_id, code, message, winner_id FROM migration.migration_quarantine"
                + " WHERE state = 'open' ORDER BY legacy_id");
    }

    @Test
    void parent_thatVanishesMeanwhile_leavesItsRowsInTheQuarantine() {
        MigrationResult result =
                migrateWhile(BULK, "DELETE FROM messages WHERE legacy_record_id = 2"); // of the files 1 and 21

        assertThat(quarantine())
                .containsExactly(
                        "1|CONSTRAINT_VIOLATED|violates message_attachments_message_id_fkey (SQLSTATE 23503)|<null>",
                        "21|CONSTRAINT_VIOLATED|violates message_attachments_message_id_fkey (SQLSTATE 23503)|<null>");
        assertThat(result.tables().get(0).migrated()).isEqualTo(38);
        assertThat(result.tables().get(0).rejected()).isEqualTo(2);
        assertThat(result.tables().get(0).unaccounted()).isZero();
        assertThat(result.validations()).allMatch(validation -> validation.passed());
        assertThat(scenario.target("SELECT count(*) AS n FROM migration.migration_mappings WHERE legacy_id IN (1, 21)"))
                .containsExactly("0");
    }

    @Test
    void row_thatACheckRefuses_isNamedAndTheRestOfItsPageGoesIn() {
        scenario.inSource("UPDATE dispatch_file SET name = 'a name that is too long' WHERE id = 7");

        MigrationResult result = scenario.migration(BULK, TABLE).migrate();

        assertThat(quarantine()).containsExactly("7|CONSTRAINT_VIOLATED|violates short (SQLSTATE 23514)|<null>");
        assertThat(result.tables().get(0).migrated()).isEqualTo(39);
    }

    @Test
    void row_thatATriggerLeavesOut_isSetAsideAsInTheDefaultWay() {
        scenario.inTarget(
                """
                CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RETURN CASE WHEN NEW.legacy_file_id = 9 THEN NULL ELSE NEW END; END $$""", "CREATE TRIGGER skip BEFORE INSERT ON message_attachments FOR EACH ROW EXECUTE FUNCTION skip()");
        try (Scenario ordinary = Scenario.copyOf(scenario)) {
            scenario.migration(BULK, TABLE).migrate();
            ordinary.migration(BULK.withBulk(false), TABLE).migrate();

            assertThat(scenario.contents()).isEqualTo(ordinary.contents());
            assertThat(scenario.ledger()).isEqualTo(ordinary.ledger()).contains("|9|");
        }
    }

    @Test
    void rowOfOthers_thatTakesAKeyMeanwhile_keepsIt() {
        migrateWhile(
                BULK,
                "INSERT INTO message_attachments (message_id, file_id, attached_at) SELECT m.id, f.id, now()"
                        + " FROM messages m, files f WHERE legacy_record_id = 1 AND f.legacy_file_id = 40");

        String id = scenario.target("SELECT id FROM message_attachments WHERE legacy_file_id IS NULL")
                .get(0);
        assertThat(quarantine())
                .containsExactly("40|DUPLICATE_KEY|message_id, file_id is taken by a row without a legacy id, " + id
                        + "|<null>");
    }

    @Test
    void rowsOfOthers_thatBreakAKey_stopTheRunUntilTheyAreMended() {
        String other = "INSERT INTO message_attachments (message_id, file_id, attached_at) SELECT m.id, f.id, now()"
                + " FROM messages m, files f WHERE legacy_record_id = 1 AND f.legacy_file_id = 40";
        assertThatThrownBy(() -> migrateWhile(BULK, other, other))
                .isInstanceOfSatisfying(MigrationException.class, stop -> assertThat(stop.exitCode())
                        .isEqualTo(ExitCode.DATA))
                .hasMessageContaining("break the unique constraint message_attachments_message_id_file_id_key");
        assertThat(scenario.target(AWAY)).doesNotContain("0");

        scenario.inTarget("DELETE FROM message_attachments WHERE legacy_file_id IS NULL");
        MigrationResult result = scenario.migration(TABLE).migrate();

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(result.tables().get(0).migrated()).isEqualTo(40);
    }

    @Test
    void limit_thatSortingOutWouldPass_stopsTheTableAndTheNextRunGoesOn() {
        MigrationResult stopped = migrateWhile(
                BULK.withMaxRejected(RejectedLimits.parse(List.of("1"))),
                "DELETE FROM messages WHERE legacy_record_id = 2");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(quarantine()).isEmpty();
        assertThat(scenario.target(AWAY)).doesNotContain("0");
        MigrationResult result = scenario.migration(BULK, TABLE).migrate();

        assertThat(result.tables().get(0).rejected()).isEqualTo(2);
        assertThat(result.tables().get(0).migrated()).isEqualTo(38);
    }

    @Test
    void pausedRun_saysWhatIsAway_andRollsBackToTheDefinitions() {
        MigrationResult paused = pausedAfterAPage(scenario, BULK);
        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(scenario.target(AWAY)).containsExactly("5");
        assertThat(scenario.target(
                        "SELECT kind, name, state FROM migration.migration_bulk_definitions ORDER BY position"))
                .containsExactly(
                        "foreign key|message_attachments_message_id_fkey|dropped",
                        "foreign key|message_attachments_file_id_fkey|dropped",
                        "unique constraint|message_attachments_message_id_file_id_key|dropped",
                        "unique constraint|message_attachments_legacy_file_id_key|dropped",
                        "index|message_attachments_attached_at_idx|dropped");
        assertThat(scenario.migration(TABLE)
                        .rollbackPlan(Rollback.ofRun(paused.runId()))
                        .notes())
                .hasSize(5)
                .first()
                .asString()
                .contains(
                        "the foreign key message_attachments_message_id_fkey was taken away by --bulk and comes back");

        RollbackResult result = scenario.migration(TABLE).rollback(Rollback.ofRun(paused.runId()));

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(scenario.target(AWAY)).containsExactly("0");
        assertThat(scenario.target("SELECT count(*) AS n FROM message_attachments"))
                .containsExactly("0");
    }

    @Test
    void rollback_whoseKeptRowsBreakAKey_saysSoAndTheNextBringsItBack() {
        MigrationResult paused = pausedAfterAPage(scenario, BULK);
        scenario.inTarget("INSERT INTO message_attachments (message_id, file_id, attached_at)"
                + " SELECT m.id, f.id, now() FROM messages m, files f, generate_series(1, 2)"
                + " WHERE legacy_record_id = 1 AND f.legacy_file_id = 40");

        RollbackResult result = scenario.migration(TABLE).rollback(Rollback.ofRun(paused.runId()));

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(result.plan().notes())
                .anyMatch(
                        note -> note.contains("message_attachments_message_id_file_id_key was taken away by --bulk and"
                                + " does not come back, as rows that stay break it"));
        assertThat(scenario.target(AWAY)).containsExactly("1");
        assertThatThrownBy(() -> scenario.migration(TABLE).migrate())
                .hasMessageContaining("lacks the unique constraint message_attachments_message_id_file_id_key");
        scenario.inTarget("DELETE FROM message_attachments");
        assertThat(scenario.migration(TABLE).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
    }

    @Test
    void run_thatGoesOnWithout_bringsAllBack() {
        pausedAfterAPage(scenario, BULK);

        MigrationResult result = scenario.migration(BULK.withBulk(false), TABLE).migrate();

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(result.tables().get(0).migrated()).isEqualTo(40);
        assertThat(scenario.target(AWAY)).containsExactly("0");
    }
}
