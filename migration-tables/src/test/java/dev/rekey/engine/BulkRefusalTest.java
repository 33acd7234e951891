package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.database.Database;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A bulk load that cannot take everything away takes nothing. */
final class BulkRefusalTest {

    private static final MigrationOptions BULK =
            MigrationOptions.DEFAULTS.withBatchSize(10).withBulk(true);

    private static final String GUEST =
            "DO $$ BEGIN CREATE ROLE rekey_guest; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$";

    private Scenario scenario;
    private List<String> definitions;

    @BeforeEach
    void createTarget() {
        scenario = BulkRestoringTest.attachments();
        definitions = scenario.target(BulkTest.DEFINITIONS);
    }

    @AfterEach
    void close() {
        assertThat(scenario.target(BulkTest.DEFINITIONS)).containsExactlyElementsOf(definitions);
        scenario.close();
    }

    private Migration migration() {
        return scenario.migration(BULK, BulkRestoringTest.TABLE);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Migration migration) {
        return assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(MigrationException.class, refusal -> assertThat(refusal.exitCode())
                        .isEqualTo(ExitCode.CONFIGURATION));
    }

    private void assertNothingIsWritten() {
        assertThat(scenario.target("SELECT to_regclass('migration.migration_control') IS NULL AS none"))
                .containsExactly("true");
        assertThat(scenario.target("SELECT count(*) AS n FROM message_attachments WHERE legacy_file_id > 0"))
                .containsExactly("0");
    }

    @Test
    void table_thatHoldsARow_isRefused() {
        scenario.inTarget("INSERT INTO message_attachments (message_id, file_id, attached_at)"
                + " SELECT m.id, f.id, now() FROM messages m, files f LIMIT 1");

        assertRefused(migration())
                .hasMessageContaining("message_attachments holds rows already, and --bulk fills empty tables alone");
        assertNothingIsWritten();
    }

    @Test
    void table_thatFillsAfterTheLook_isRefusedUnderItsLock() {
        Migration migration = scenario.builder()
                .options(BULK)
                .only(List.of(BulkRestoringTest.TABLE))
                .watch((step, table) -> {
                    if (step == Step.SURVEYED) {
                        scenario.inTarget("INSERT INTO message_attachments (message_id, file_id, attached_at)"
                                + " SELECT m.id, f.id, now() FROM messages m, files f LIMIT 1");
                    }
                })
                .build();

        assertRefused(migration).hasMessageContaining("message_attachments holds rows already");
        assertNothingIsWritten();
    }

    @Test
    void role_thatDoesNotOwnTheTable_isRefused() {
        scenario.inTarget(
                GUEST,
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO rekey_guest",
                "REVOKE REFERENCES ON files FROM rekey_guest",
                "GRANT CREATE ON DATABASE \"" + ((PGSimpleDataSource) scenario.target()).getDatabaseName()
                        + "\" TO rekey_guest");
        PGSimpleDataSource guest = (PGSimpleDataSource) scenario.target();
        guest.setOptions("-c role=rekey_guest");
        Migration migration = scenario.builder()
                .target(Database.shared(guest))
                .options(BULK)
                .only(List.of(BulkRestoringTest.TABLE))
                .build();

        assertRefused(migration)
                .hasMessageContaining("lacks, for --bulk: REFERENCES on public.files, ownership of message_attachments,"
                        + " CREATE on the schema public");
        assertNothingIsWritten();
        scenario.inTarget("DROP OWNED BY rekey_guest");
    }

    @Test
    void table_orOneThatItRefersTo_heldByOthers_isRefusedAfterSeconds() throws Exception {
        for (String held : List.of("message_attachments", "files")) {
            try (Connection other = scenario.target().getConnection();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE " + held + " IN ACCESS SHARE MODE");

                assertRefused(migration())
                        .hasMessageContaining(
                                "--bulk needs message_attachments, and for its foreign keys the tables that"
                                        + " it refers to, for itself for a moment, and others hold them (pg_locks)");
                other.rollback();
            }
            assertNothingIsWritten();
        }
    }

    @Test
    void constraint_thatAFunctionDependsOn_isRefused() {
        scenario.inTarget("""
                CREATE FUNCTION keep() RETURNS void BEGIN ATOMIC
                  INSERT INTO message_attachments (message_id, file_id, attached_at) VALUES (NULL, NULL, now())
                  ON CONFLICT ON CONSTRAINT message_attachments_message_id_file_id_key DO NOTHING;
                END""");

        assertRefused(migration()).hasMessageContaining("other objects depend on them");
        assertNothingIsWritten();
    }

    @Test
    void run_thatBeganWithout_goesOnWithoutAlone() {
        MigrationResult paused = BulkRestoringTest.pausedAfterAPage(scenario, BULK.withBulk(false));
        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);

        assertRefused(migration()).hasMessageContaining("message_attachments was begun without --bulk");
        assertThat(scenario.migration(BULK.withBulk(false), BulkRestoringTest.TABLE)
                        .migrate()
                        .exitCode())
                .isEqualTo(ExitCode.COMPLETE);
    }

    @Test
    void retry_whileABulkLoadIsUnfinished_isRefused() {
        MigrationResult paused = BulkRestoringTest.pausedAfterAPage(scenario, BULK);
        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);

        assertThatThrownBy(() -> scenario.migration(BulkRestoringTest.TABLE).retry(Set.of()))
                .hasMessageContaining("unfinished");
        assertThat(scenario.migration(BULK, BulkRestoringTest.TABLE).migrate().exitCode())
                .isEqualTo(ExitCode.COMPLETE);
    }
}
