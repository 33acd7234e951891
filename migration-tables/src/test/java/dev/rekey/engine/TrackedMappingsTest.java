package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.ProgressListener;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.ledger.TrackingTables;
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

/** Where earlier scripts left {@code public.migration_mappings}, it says what the ledger says, and theirs is left. */
final class TrackedMappingsTest {

    private static final String TABLE = "CREATE TABLE public.migration_mappings (";
    private static final String USUAL =
            TABLE + "entity_type text NOT NULL, legacy_id bigint NOT NULL, new_id uuid NOT NULL,"
                    + " migrated_at timestamptz NOT NULL DEFAULT now(), migration_batch text, UNIQUE (entity_type, legacy_id))";
    private static final String WITHOUT_KEY =
            TABLE + "entity_type text, legacy_id bigint, new_id uuid, migrated_at timestamptz, migration_batch text)";
    private static final String ELSEWHERE = "'11111111-2222-3333-4444-555555555555'";
    private static final String THERE =
            "SELECT entity_type, legacy_id, new_id FROM public.migration_mappings ORDER BY 1, 2";
    private static final String LEDGER =
            "SELECT entity_type, legacy_id, new_id FROM migration.migration_mappings ORDER BY 1, 2";
    private static final String WHOLE =
            "SELECT entity_type, legacy_id, new_id, migrated_at, migration_batch FROM %s.migration_mappings ORDER BY 1, 2";
    private static final String VERSIONS =
            "SELECT string_agg(t.xmin::text || t.ctid::text, ' ' ORDER BY t.ctid) AS v FROM public.migration_mappings AS t";

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Scenario scenario;

    @BeforeEach
    void create() {
        scenario = Scenario.empty().inSource("""
                INSERT INTO dispatch_bracket (id, code, name, created_at)
                SELECT id, 'C' || id, 'Bracket', '2020-01-01 00:00:00+00' FROM generate_series(1, 40) AS id""");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private Migration migration(MigrationOptions options) {
        return scenario.builder()
                .options(options)
                .only(List.of("brackets"))
                .listener(new ProgressListener() {
                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build();
    }

    private void migrate() {
        migration(MigrationOptions.DEFAULTS.withBatchSize(7)).migrate();
    }

    private void saysTheSame() {
        assertThat(scenario.target(WHOLE.formatted("public")))
                .isNotEmpty()
                .isEqualTo(scenario.target(WHOLE.formatted("migration")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity_type text, legacy_id bigint, new_id uuid, migrated_at timestamptz, migration_batch text",
                "entity_type varchar(8), legacy_id integer, new_id uuid UNIQUE, migrated_at timestamp, migration_batch varchar(21)",
                "id serial PRIMARY KEY, entity_type varchar(50) NOT NULL CHECK (entity_type <> ''), legacy_id int NOT NULL,"
                        + " new_id uuid NOT NULL, migrated_at timestamptz(3) DEFAULT now(), migration_batch text, notes text,"
                        + " created_by text NOT NULL DEFAULT current_user, UNIQUE (entity_type, legacy_id), UNIQUE (new_id)",
                "entity_type text, legacy_id bigint, new_id uuid, migrated_at timestamp(0), migration_batch uuid",
                "entity_type text, legacy_id bigint, new_id uuid, migrated_at timestamptz, migration_batch integer",
                "entity_type text, legacy_id bigint, new_id uuid, migrated_at timestamptz, migration_batch varchar(20)",
                "PRIMARY KEY (entity_type, legacy_id), entity_type text, legacy_id bigint, new_id uuid,"
                        + " migrated_at timestamptz, migration_batch text) PARTITION BY LIST (entity_type);"
                        + " CREATE TABLE public.one PARTITION OF public.migration_mappings FOR VALUES IN ('brackets'"
            })
    void knownForm_hasAMappingARowAndASecondRunAddsNone(String columns) {
        scenario.inTarget(TABLE + columns + ")");

        migrate();
        List<String> versions = scenario.target(VERSIONS);
        migrate();

        assertThat(scenario.target(THERE)).hasSize(40).isEqualTo(scenario.target(LEDGER));
        assertThat(scenario.target(VERSIONS)).isEqualTo(versions);
        assertThat(notices)
                .containsOnly("public.migration_mappings: every row's mapping is recorded there, too")
                .hasSize(2);
    }

    @Test
    void batch_isTheRunsNameWhereItFits() {
        scenario.inTarget(USUAL);

        migrate();

        saysTheSame();
        assertThat(RunIds.next()).hasSize(TrackingTables.RUN_ID_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uuid", "integer", "varchar(20)"})
    void batch_isNullWhereTheRunsNameDoesNotFit(String type) {
        scenario.inTarget(
                WITHOUT_KEY,
                "ALTER TABLE public.migration_mappings DROP migration_batch," + " ADD migration_batch " + type);

        migrate();

        assertThat(scenario.target("SELECT count(*) AS n, count(migration_batch) AS b FROM public.migration_mappings"))
                .containsExactly("40|0");
    }

    @ParameterizedTest
    @ValueSource(strings = {USUAL, WITHOUT_KEY})
    void mappingOfAnotherScript_staysAndIsSaid(String table) {
        scenario.inTarget(
                table,
                "INSERT INTO public.migration_mappings VALUES ('brackets', 3, " + ELSEWHERE + ", '2020-01-01', 'b1')");

        migrate();

        assertThat(scenario.target("SELECT * FROM public.migration_mappings WHERE legacy_id = 3"))
                .containsExactly("brackets|3|11111111-2222-3333-4444-555555555555|2020-01-01T00:00:00+00:00|b1");
        assertThat(scenario.target(THERE)).hasSize(40);
        assertThat(notices)
                .contains("public.migration_mappings: other scripts mapped 1 rows of brackets to other ids, e.g."
                        + " legacy id 3; that is left as it is");
    }

    @Test
    void idThatAnotherScriptMapped_staysAndIsSaid() {
        String id = TargetIds.of("brackets", 3).toString();
        scenario.inTarget(
                USUAL,
                "ALTER TABLE public.migration_mappings ADD UNIQUE (new_id)",
                "INSERT INTO public.migration_mappings VALUES ('bracket', 9, '" + id + "', '2020-01-01', 'b1')");

        migrate();

        assertThat(scenario.target(
                        "SELECT entity_type, legacy_id FROM public.migration_mappings WHERE new_id = '" + id + "'"))
                .containsExactly("bracket|9");
        assertThat(notices)
                .contains("public.migration_mappings: 1 rows of brackets cannot be recorded, e.g. legacy id 3: a unique"
                        + " key or the type of legacy_id stands against them");
    }

    @Test
    void adoptedRow_isMappedToTheIdThatItHas() {
        scenario.migration("brackets").migrate();
        scenario.inTarget(
                "DROP SCHEMA migration CASCADE",
                "UPDATE brackets SET id = " + ELSEWHERE + " WHERE legacy_bracket_id = 3",
                USUAL);

        migrate();

        saysTheSame();
        assertThat(scenario.target("SELECT new_id FROM public.migration_mappings WHERE legacy_id = 3"))
                .containsExactly("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void rowThatWasReplaced_isMappedAnew() {
        scenario.inTarget(USUAL, "ALTER TABLE public.migration_mappings ADD UNIQUE (new_id)");
        migrate();
        scenario.inTarget("UPDATE brackets SET id = " + ELSEWHERE + " WHERE legacy_bracket_id = 3");
        scenario.inTarget("INSERT INTO brackets (bracket_code, bracket_name, legacy_bracket_id) VALUES ('N', 'N', 41)");

        migrate();

        saysTheSame();
        assertThat(scenario.target("SELECT new_id FROM public.migration_mappings WHERE legacy_id = 3"))
                .containsExactly("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void rewrittenRow_isRecordedUnderTheRunThatRewroteIt() {
        scenario.inTarget(USUAL);
        migrate();
        scenario.inSource("UPDATE dispatch_bracket SET name = 'New' WHERE id = 3");

        migration(MigrationOptions.DEFAULTS.withUpdate(true)).migrate();

        saysTheSame();
        assertThat(scenario.target("SELECT count(DISTINCT migration_batch) AS n FROM public.migration_mappings"))
                .containsExactly("2");
    }

    @Test
    void retriedRow_isRecorded() {
        scenario.inTarget(USUAL);
        migrate();
        scenario.inSource("INSERT INTO dispatch_bracket (id, code, name, created_at) VALUES (50, NULL, 'B', now())");
        migrate();
        assertThat(scenario.target(THERE)).hasSize(40);
        scenario.inSource("UPDATE dispatch_bracket SET code = 'C50' WHERE id = 50");

        migration(MigrationOptions.DEFAULTS).retry(Set.of());

        assertThat(scenario.target(THERE)).hasSize(41);
        saysTheSame();
    }

    @Test
    void rowsPutOut_areNotRecorded() {
        scenario.inTarget(USUAL);
        scenario.inSource("TRUNCATE dispatch_bracket CASCADE", """
                INSERT INTO dispatch_bracket (id, code, name, created_at)
                SELECT id, 'C' || (id::bigint * 7919) % 4501, 'Bracket', '2020-01-01 00:00:00+00'
                FROM generate_series(1, 12000) AS id""");

        migration(MigrationOptions.DEFAULTS.withBatchSize(250)).migrate();

        assertThat(scenario.target(THERE)).hasSize(4501);
        saysTheSame();
    }

    @Test
    void pausedRun_hasRecordedWhatItWroteAndTheResumedRunTheRest() {
        scenario.inTarget(WITHOUT_KEY);
        AtomicReference<Migration> pausing = new AtomicReference<>();
        pausing.set(scenario.builder()
                .options(MigrationOptions.DEFAULTS.withBatchSize(7).withWorkers(1))
                .only(List.of("brackets"))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        Objects.requireNonNull(pausing.get()).pause();
                    }
                })
                .build());

        assertThat(Objects.requireNonNull(pausing.get()).migrate().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(scenario.target(THERE)).hasSize(7);
        saysTheSame();

        migrate();

        assertThat(scenario.target(THERE)).hasSize(40);
        saysTheSame();
    }

    @Test
    void allTables_inPartsAtOnce_sayTheSame() {
        try (Scenario small = Scenario.of(Variant.SMALL).inTarget(USUAL)) {
            small.migration(MigrationOptions.DEFAULTS.withBatchSize(20).withWorkers(3))
                    .migrate();

            assertThat(small.target(WHOLE.formatted("public")))
                    .hasSizeGreaterThan(1000)
                    .isEqualTo(small.target(WHOLE.formatted("migration")));
        }
    }

    @Test
    void lostLedger_itsMappingsStay() {
        scenario.inTarget(USUAL);
        migrate();
        List<String> before = scenario.target(VERSIONS);
        scenario.inTarget("DROP SCHEMA migration CASCADE");

        migrate();

        assertThat(scenario.target(VERSIONS)).isEqualTo(before);
        assertThat(notices).noneMatch(notice -> notice.contains("legacy id"));
    }

    @Test
    void tableThatCameLater_isFilledByTheNextRun() {
        migrate();
        scenario.inTarget(WITHOUT_KEY);

        migrate();

        saysTheSame();
    }

    @Test
    void triggerThatRefuses_endsTheRunAndNothingOfThePageStands() {
        scenario.inTarget(
                USUAL,
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'no'; END $$""",
                "CREATE TRIGGER refuse BEFORE INSERT ON public.migration_mappings"
                        + " FOR EACH ROW EXECUTE FUNCTION refuse()");

        MigrationException refusal = catchThrowableOfType(MigrationException.class, this::migrate);

        assertThat(refusal)
                .hasMessageContaining("public.migration_mappings refuses what is recorded there (SQLSTATE P0001)");
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(scenario.target("SELECT count(*) AS n FROM brackets")).containsExactly("0");
        assertThat(scenario.target(LEDGER)).isEmpty();
        scenario.inTarget("DROP TRIGGER refuse ON public.migration_mappings");
        migrate();
        saysTheSame();
    }
}
