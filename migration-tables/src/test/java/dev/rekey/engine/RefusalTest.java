package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.fixtures.PostgresServer;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be migrated is refused with one line that names it, before anything is written. */
final class RefusalTest {

    private Scenario scenario;

    @BeforeEach
    void create() {
        scenario = Scenario.empty();
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private void refuses(ExitCode exitCode, String message, String... tables) {
        refuses(scenario.migration(tables), exitCode, message);
    }

    private void refuses(Migration migration, ExitCode exitCode, String message) {
        MigrationException refusal = catchThrowableOfType(MigrationException.class, migration::migrate);

        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.exitCode()).isEqualTo(exitCode);
        assertThat(scenario.target("SELECT nspname FROM pg_namespace WHERE nspname = 'migration'"))
                .as("nothing is written")
                .isEmpty();
    }

    @Test
    void missingSourceTable_isNamed() {
        scenario.inSource("DROP TABLE dispatch_bracket");

        refuses(ExitCode.CONFIGURATION, "brackets: the source query: relation \"dispatch_bracket\" does not exist");
    }

    @Test
    void missingSourceColumn_isNamed() {
        scenario.inSource("ALTER TABLE dispatch_bracket DROP COLUMN slot_size");

        refuses(ExitCode.CONFIGURATION, "column \"slot_size\" does not exist");
    }

    @Test
    void mistypedSourceColumn_isNamed() {
        scenario.inSource("ALTER TABLE dispatch_bracket ALTER COLUMN slot_size TYPE text");

        refuses(ExitCode.CONFIGURATION, "brackets: the source query: column slot_size is text, expected a number");
    }

    @Test
    void missingParentTable_isNamed() {
        scenario.inTarget("DROP TABLE files CASCADE");

        refuses(ExitCode.CONFIGURATION, "message_attachments needs the target table files, which is missing");
    }

    @Test
    void missingLegacyKeyOfAParent_isNamed() {
        scenario.inTarget("ALTER TABLE files DROP COLUMN legacy_file_id");

        refuses(ExitCode.CONFIGURATION, "message_attachments needs files.legacy_file_id");
    }

    @Test
    void missingTargetColumn_isNamed() {
        scenario.inTarget("CREATE TABLE brackets (id uuid PRIMARY KEY)");

        refuses(ExitCode.CONFIGURATION, "the target table brackets has no column bracket_code");
    }

    @Test
    void columnThatNothingFills_isNamed() {
        scenario.migration("brackets").migrate();
        scenario.inTarget("DROP SCHEMA migration CASCADE", "ALTER TABLE brackets ADD COLUMN shelf text NOT NULL");

        refuses(ExitCode.DATA, "brackets.shelf is NOT NULL, has no default, and nothing fills it", "brackets");
    }

    @Test
    void repeatedLegacyIds_areCounted() {
        scenario.inSource(
                "ALTER TABLE dispatch_bracket DROP CONSTRAINT dispatch_bracket_pkey",
                "INSERT INTO dispatch_bracket (id, created_at) VALUES (1, now()), (1, now()), (2, now())");

        refuses(ExitCode.DATA, "brackets: 0 rows without a legacy_id, 1 with one that another row has", "brackets");
    }

    @Test
    void childWithoutItsParent_isRefusedNamingIt() {
        refuses(
                ExitCode.CONFIGURATION,
                "technician_roles needs technicians, which is not migrated yet",
                "technician_roles");
    }

    @Test
    void childWhoseParentIsMigrated_isMigrated() {
        scenario.migration("technicians").migrate();

        assertThat(scenario.migration("technician_roles").migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
    }

    @Test
    void retry_withoutALedger_isRefused() {
        MigrationException refusal = catchThrowableOfType(
                MigrationException.class, () -> scenario.migration().retry(Set.of()));

        assertThat(refusal).hasMessageContaining("run: rekey migrate");
        assertThat(scenario.target("SELECT nspname FROM pg_namespace WHERE nspname = 'migration'"))
                .isEmpty();
    }

    @Test
    void unknownTable_isRefusedWithTheKnownOnes() {
        MigrationException refusal =
                catchThrowableOfType(MigrationException.class, () -> scenario.migration("bracket"));

        assertThat(refusal).hasMessageContaining("no table is named 'bracket'").hasMessageContaining("brackets");
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void roleWithoutRights_isToldWhichItLacks() {
        String role = "reader_" + System.nanoTime();
        scenario.inTarget("CREATE ROLE " + role + " LOGIN", "GRANT USAGE ON SCHEMA public TO " + role);
        String url = scenario.targetUrl().replaceFirst("user=[^&]*", "user=" + role);

        refuses(
                scenario.builder().target(PostgresServer.dataSource(url)).build(),
                ExitCode.CONFIGURATION,
                "the target role " + role + " lacks: SELECT on cases");
        scenario.inTarget("DROP OWNED BY " + role, "DROP ROLE " + role);
    }

    @Test
    void rowSecurityThatHidesRows_isRefused() {
        String role = "limited_" + System.nanoTime();
        scenario.inTarget(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT USAGE, CREATE ON SCHEMA public TO " + role,
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role,
                "ALTER TABLE files ENABLE ROW LEVEL SECURITY");
        String url = scenario.targetUrl().replaceFirst("user=[^&]*", "user=" + role);

        refuses(
                scenario.builder().target(PostgresServer.dataSource(url)).build(),
                ExitCode.CONFIGURATION,
                "row level security shows the target role " + role + " only a part of files");
        scenario.inTarget("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
}
