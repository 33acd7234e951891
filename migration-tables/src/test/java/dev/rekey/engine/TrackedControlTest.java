package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where earlier scripts left {@code public.migration_control}, a run's tables have a row there. */
final class TrackedControlTest {

    private static final String USUAL = """
            CREATE TABLE public.migration_control (
              id serial PRIMARY KEY, phase varchar(50) NOT NULL, table_name varchar(100), operation varchar(50) NOT NULL,
              status varchar(20) NOT NULL DEFAULT 'pending'
                CHECK (status IN ('pending', 'running', 'completed', 'failed', 'paused')),
              records_processed integer DEFAULT 0, total_records integer, started_at timestamptz, completed_at timestamptz,
              error_message varchar(30), batch_size integer, worker_id varchar(10), created_at timestamptz DEFAULT now())""";

    private static final String THERE = """
            SELECT phase, table_name, operation, status, records_processed, total_records, started_at, completed_at,
                   error_message, batch_size, worker_id FROM public.migration_control ORDER BY id""";

    private static final String LEDGER = """
            SELECT phase, table_name, operation, status, records_processed, total_records, started_at, completed_at,
                   left(error_message, 30) AS error_message, batch_size, left(worker_id, 10) AS worker_id
            FROM migration.migration_control WHERE operation = 'migrate' ORDER BY started_at""";

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Scenario scenario;

    @BeforeEach
    void create() {
        scenario = Scenario.empty().inSource("""
                INSERT INTO dispatch_bracket (id, code, name, created_at)
                SELECT id, 'C' || id, 'Bracket', '2020-01-01 00:00:00+00' FROM generate_series(1, 40) AS id""").inTarget(USUAL);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private Migration migration(Runnable afterPage, String... tables) {
        return scenario.builder()
                .options(MigrationOptions.DEFAULTS.withBatchSize(7).withWorkers(1))
                .only(List.of(tables))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        afterPage.run();
                    }

                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build();
    }

    private MigrationResult migrate() {
        return migration(() -> {}, "brackets").migrate();
    }

    private void saysTheSame(int rows) {
        assertThat(scenario.target(THERE)).hasSize(rows).isEqualTo(scenario.target(LEDGER));
    }

    @Test
    void everyRun_hasARowATable() {
        migration(() -> {}).migrate();
        saysTheSame(9);
        assertThat(scenario.target("SELECT DISTINCT phase, operation, status FROM public.migration_control"))
                .containsExactly("execution|migrate|completed");
        assertThat(notices)
                .containsExactly("public.migration_control: the tables of a migration are recorded there, too");

        migrate();

        saysTheSame(10);
    }

    @Test
    void pausedRun_itsRowSaysSoAndTheResumedRunGoesOnWithIt() {
        AtomicReference<Migration> pausing = new AtomicReference<>();
        pausing.set(migration(() -> Objects.requireNonNull(pausing.get()).pause(), "brackets"));

        assertThat(Objects.requireNonNull(pausing.get()).migrate().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        saysTheSame(1);
        assertThat(scenario.target("SELECT status, records_processed, total_records, completed_at"
                        + " FROM public.migration_control"))
                .containsExactly("paused|7|40|<null>");

        migrate();

        saysTheSame(1);
        assertThat(scenario.target("SELECT status, records_processed, total_records, completed_at IS NULL AS open"
                        + " FROM public.migration_control"))
                .containsExactly("completed|40|40|false");
    }

    @Test
    void failedRun_itsRowHasTheBeginningOfTheReason() {
        Migration failing = migration(() -> scenario.inTarget("ALTER TABLE brackets RENAME TO gone"), "brackets");

        assertThatThrownBy(failing::migrate).isInstanceOf(MigrationException.class);

        saysTheSame(1);
        assertThat(scenario.target("SELECT status, length(error_message) AS n FROM public.migration_control"))
                .containsExactly("failed|30");
        scenario.inTarget("ALTER TABLE gone RENAME TO brackets");
        migrate();
        saysTheSame(1);
        assertThat(scenario.target("SELECT status, error_message FROM public.migration_control"))
                .containsExactly("completed|<null>");
    }

    @Test
    void retry_leavesItAlone() {
        migrate();

        migration(() -> {}, "brackets").retry(Set.of());

        saysTheSame(1);
    }

    @Test
    void rowsOfOthers_areLeft() {
        String theirs = "SELECT * FROM public.migration_control WHERE worker_id = 'theirs'";
        scenario.inTarget(
                "INSERT INTO public.migration_control (phase, table_name, operation, status, started_at, worker_id)"
                        + " VALUES ('execution', 'brackets', 'migrate', 'running', now(), 'theirs')");
        List<String> before = scenario.target(theirs);

        migrate();

        assertThat(scenario.target(theirs)).hasSize(1).isEqualTo(before);
        assertThat(scenario.target(THERE)).hasSize(2);
    }

    @Test
    void keyThatLetsNoSecondRowIn_isSaid() {
        scenario.inTarget("ALTER TABLE public.migration_control ADD UNIQUE (phase, table_name, operation)");
        migrate();
        List<String> first = scenario.target(THERE);

        migrate();

        assertThat(scenario.target(THERE)).isEqualTo(first);
        assertThat(notices)
                .contains("public.migration_control: brackets cannot be recorded: a unique key stands against it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER started_at TYPE timestamp(0), ALTER completed_at TYPE timestamp",
                "ALTER records_processed TYPE bigint, ALTER total_records TYPE bigint, ALTER error_message TYPE text"
            })
    void formsInTheWild_areKnown(String change) {
        scenario.inTarget("ALTER TABLE public.migration_control " + change);

        migrate();

        assertThat(scenario.target("SELECT status, records_processed FROM public.migration_control"))
                .containsExactly("completed|40");
    }
}
