package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.Assessment.Check;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.ProgressListener;
import dev.rekey.fixtures.PostgresServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tracking tables of a form that we do not know are left alone, and that is said. */
final class TrackingFormsTest {

    private static final String MAPPINGS = "CREATE TABLE public.migration_mappings (entity_type text NOT NULL,"
            + " legacy_id bigint NOT NULL, new_id uuid NOT NULL, migrated_at timestamptz, migration_batch text)";
    private static final String CONTROL = "CREATE TABLE public.migration_control (phase text, table_name text,"
            + " operation text, status text, records_processed int, total_records int, started_at timestamptz,"
            + " completed_at timestamptz, error_message text, batch_size int, worker_id text)";

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Scenario scenario;

    @BeforeEach
    void create() {
        scenario = Scenario.empty().inSource("""
                INSERT INTO dispatch_bracket (id, code, name, created_at)
                SELECT id, 'C' || id, 'Bracket', '2020-01-01 00:00:00+00' FROM generate_series(1, 10) AS id""");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private Migration migration(DataSource target) {
        return scenario.builder()
                .target(target)
                .only(List.of("brackets"))
                .listener(new ProgressListener() {
                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build();
    }

    private Check check(String id) {
        return migration(scenario.target()).assess().checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ALTER TABLE $ ADD origin text NOT NULL; origin is NOT NULL, has no default, and nothing fills it",
                "ALTER TABLE $ DROP new_id; it has no column new_id",
                "ALTER TABLE $ DROP migration_batch; it has no column migration_batch",
                "ALTER TABLE $ ALTER legacy_id TYPE text; legacy_id is text",
                "ALTER TABLE $ ALTER new_id TYPE text; new_id is text",
                "ALTER TABLE $ ALTER migrated_at TYPE date; migrated_at is date",
                "ALTER TABLE $ ALTER entity_type TYPE varchar(7); entity_type is character varying(7), and 8 characters are needed",
                "ALTER TABLE $ DROP migration_batch, ADD migration_batch uuid NOT NULL; migration_batch is uuid NOT NULL, and cannot hold the name of a run",
                "ALTER TABLE $ ADD CONSTRAINT few CHECK (entity_type IN ('patients', 'cases')); few refuses what would be written",
                "ALTER TABLE $ ADD CONSTRAINT once UNIQUE (new_id) DEFERRABLE; once is deferrable",
                "ALTER TABLE $ ADD CONSTRAINT theirs FOREIGN KEY (new_id) REFERENCES profiles (id); it has the foreign key theirs",
                "ALTER TABLE $ ALTER legacy_id ADD GENERATED ALWAYS AS IDENTITY; legacy_id is generated",
                "CREATE RULE nothing AS ON INSERT TO $ DO INSTEAD NOTHING; it has rules",
            })
    void mappings_ofAnotherForm_areLeftAndSaid(String change, String difference) {
        scenario.inTarget(MAPPINGS, change.replace("$", "public.migration_mappings"));

        isLeftAndSaid("public.migration_mappings", difference);
    }

    @Test
    void view_isLeftAndSaid() {
        scenario.inTarget(
                MAPPINGS,
                "ALTER TABLE public.migration_mappings RENAME TO theirs",
                "CREATE VIEW public.migration_mappings AS SELECT * FROM public.theirs");

        isLeftAndSaid("public.migration_mappings", "it is no table");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ALTER TABLE $ ADD run_id text NOT NULL; run_id is NOT NULL, has no default, and nothing fills it",
                "ALTER TABLE $ DROP worker_id; it has no column worker_id",
                "ALTER TABLE $ ALTER completed_at SET NOT NULL; completed_at is NOT NULL",
                "ALTER TABLE $ ALTER records_processed TYPE numeric; records_processed is numeric",
                "ALTER TABLE $ ALTER status TYPE varchar(8); status is character varying(8), and 9 characters are needed",
                "ALTER TABLE $ ADD CONSTRAINT words CHECK (status IN ('started', 'done')); words refuses what would be written",
            })
    void control_ofAnotherForm_isLeftAndSaid(String change, String difference) {
        scenario.inTarget(CONTROL, change.replace("$", "public.migration_control"));

        isLeftAndSaid("public.migration_control", difference);
    }

    private void isLeftAndSaid(String table, String difference) {
        Check check = check("target.tracking_tables");
        assertThat(check.passed()).isFalse();
        assertThat(check.evidence()).isEqualTo(table + ": " + difference);

        assertThat(migration(scenario.target()).migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);

        assertThat(notices).containsExactly(table + ": " + difference + "; nothing is recorded there");
        assertThat(scenario.target("SELECT * FROM " + table)).isEmpty();
    }

    @Test
    void tablesThatAreKnown_orNotThere_passTheCheck() {
        assertThat(check("target.tracking_tables").passed()).isTrue();

        scenario.inTarget(MAPPINGS, CONTROL);

        assertThat(check("target.tracking_tables").passed()).isTrue();
    }

    @Test
    void roleWithoutRightsThere_leavesThem() {
        String role = "mover_" + System.nanoTime();
        scenario.inTarget(
                "CREATE ROLE " + role + " LOGIN",
                "GRANT USAGE, CREATE ON SCHEMA public TO " + role,
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + role,
                "DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO " + role + "', current_database()); END $$",
                MAPPINGS,
                "GRANT SELECT ON public.migration_mappings TO " + role,
                CONTROL,
                "ALTER TABLE public.migration_control ADD id serial",
                "GRANT ALL ON public.migration_control TO " + role);
        String url = scenario.targetUrl().replaceFirst("user=[^&]*", "user=" + role);

        migration(PostgresServer.dataSource(url)).migrate();

        assertThat(notices)
                .containsExactly(
                        "public.migration_mappings: the role lacks INSERT; nothing is recorded there",
                        "public.migration_mappings: the role lacks DELETE; nothing is recorded there",
                        "public.migration_control: the role lacks USAGE on its sequence migration_control_id_seq; nothing"
                                + " is recorded there");
        scenario.inTarget(
                "REASSIGN OWNED BY " + role + " TO CURRENT_USER", "DROP OWNED BY " + role, "DROP ROLE " + role);
    }

    private static MigrationOptions ledgerIn(String schema) {
        return MigrationOptions.DEFAULTS.withLedgerSchema(schema);
    }

    @Test
    void ledgerInTheirSchema_isRefusedBeforeAnythingIsWritten() {
        scenario.inTarget(MAPPINGS, CONTROL);

        MigrationException refusal =
                catchThrowableOfType(MigrationException.class, () -> scenario.migration(ledgerIn("public"), "brackets")
                        .migrate());

        assertThat(refusal)
                .hasMessageContainingAll(
                        "the schema public has tables with the ledger's names that are not the ledger",
                        "Set LEDGER_SCHEMA to a schema of its own.");
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(scenario.target(
                        "SELECT to_regclass('public.brackets') AS b, to_regclass('public.migration_checkpoints') AS c"))
                .containsExactly("<null>|<null>");
    }

    @Test
    void ledgerInPublic_isNoTrackingTable() {
        scenario.migration(ledgerIn("public"), "brackets").migrate();

        assertThat(scenario.migration(ledgerIn("public"), "brackets").migrate().exitCode())
                .isEqualTo(ExitCode.COMPLETE);
        assertThat(scenario.target("SELECT count(*) AS n FROM public.migration_mappings"))
                .containsExactly("10");
    }
}
