package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.Rollback;
import dev.rekey.fixtures.DemoData.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An older ledger is brought forward when a run opens, and read until then; a newer one is refused. */
final class LedgerVersionTest {

    private static final MigrationOptions SMALL_PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(20).withWorkers(2);

    private static final String COLUMNS = """
            SELECT table_name, column_name, data_type, column_default, is_nullable, is_identity
            FROM information_schema.columns WHERE table_schema = 'migration' ORDER BY table_name, ordinal_position""";

    private static final String CONSTRAINTS = """
            SELECT conrelid::regclass::text AS t, pg_get_constraintdef(oid) AS d FROM pg_constraint
            WHERE connamespace = 'migration'::regnamespace ORDER BY 1, 2""";

    /** Puts the ledger, rows and all, into the tables of the first version, as it created them. */
    private static void setBack(Scenario scenario) {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER SCHEMA migration RENAME TO newer");
        statements.add(resource());
        scenario.inTarget(statements.toArray(String[]::new));
        for (String table : scenario.target(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'migration' ORDER BY 1")) {
            String columns = String.join(
                    ", ",
                    scenario.target("SELECT column_name FROM information_schema.columns WHERE table_schema ="
                            + " 'migration' AND table_name = '" + table + "' ORDER BY ordinal_position"));
            scenario.inTarget("INSERT INTO migration." + table + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT "
                    + columns + " FROM newer." + table);
        }
        for (String table : List.of("migration_control", "migration_validation_reports")) {
            scenario.target("SELECT setval(pg_get_serial_sequence('migration." + table
                    + "', 'id'), (SELECT max(id) FROM migration." + table + "))");
        }
        scenario.inTarget("DROP SCHEMA newer CASCADE");
    }

    private static String resource() {
        try (InputStream in = LedgerVersionTest.class.getResourceAsStream("/ledger/version-1.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigrationResult pausedAt(Scenario scenario, String table, long rows) {
        AtomicReference<Migration> migration = new AtomicReference<>();
        migration.set(scenario.builder()
                .options(SMALL_PAGES)
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String progressed, long processed, long rejected, long total) {
                        if (progressed.equals(table) && processed >= rows) {
                            Objects.requireNonNull(migration.get()).pause();
                        }
                    }
                })
                .build());
        return Objects.requireNonNull(migration.get()).migrate();
    }

    @Test
    void firstVersion_withAHalfFinishedRun_isBroughtForwardAndTheRunGoesOn() {
        try (Scenario scenario = Scenario.of(Variant.SMALL);
                Scenario uninterrupted = Scenario.of(Variant.SMALL)) {
            uninterrupted.migration(SMALL_PAGES).migrate();
            MigrationResult paused = pausedAt(scenario, "treatment_discussions", 60);
            setBack(scenario);
            assertThat(scenario.target(COLUMNS)).noneMatch(column -> column.contains("target_hash"));
            assertThat(scenario.migration().status().orElseThrow().runId()).isEqualTo(paused.runId());
            assertThat(scenario.migration()
                            .latestRecord()
                            .orElseThrow()
                            .result()
                            .runId())
                    .isEqualTo(paused.runId());
            assertThat(scenario.migration().assess().checks())
                    .filteredOn(check -> check.id().startsWith("ledger.") && !check.passed())
                    .extracting(check -> check.id())
                    .contains("ledger.unfinished_run")
                    .doesNotContain("ledger.shape");
            assertThat(scenario.migration()
                            .rollbackPlan(Rollback.ofRun(paused.runId()))
                            .kept())
                    .isNotEmpty();
            List<String> notices = new CopyOnWriteArrayList<>();

            MigrationResult resumed = scenario.builder()
                    .options(SMALL_PAGES)
                    .listener(new ProgressListener() {
                        @Override
                        public void noticed(String message) {
                            notices.add(message);
                        }
                    })
                    .build()
                    .migrate();

            assertThat(resumed.runId()).isEqualTo(paused.runId());
            assertThat(notices)
                    .containsExactly("the ledger was brought from version 1 to 3; from now on use this Rekey or a newer"
                            + " one with it");
            assertThat(scenario.contents()).isEqualTo(uninterrupted.contents());
            assertThat(scenario.ledger()).isEqualTo(uninterrupted.ledger());
            assertThat(resumed.tables())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                    .isEqualTo(uninterrupted
                            .migration()
                            .latestResult()
                            .orElseThrow()
                            .tables());
            assertThat(scenario.target(COLUMNS)).isEqualTo(uninterrupted.target(COLUMNS));
            assertThat(scenario.target(CONSTRAINTS)).isEqualTo(uninterrupted.target(CONSTRAINTS));
            assertThat(scenario.target("SELECT version FROM migration.migration_ledger_version ORDER BY 1"))
                    .containsExactly("2", "3");
            assertThat(scenario.target("SELECT count(*) FILTER (WHERE target_hash IS NULL) > 0 AS old,"
                            + " count(target_hash) > 0 AS new FROM migration.migration_mappings"))
                    .containsExactly("true|true");
        }
    }

    @Test
    void readersOfTheFirstVersion_seeTheVersionOfTheNext() {
        try (Scenario scenario = RollbackTest.brackets(3)) {
            scenario.migration("brackets").migrate();
            setBack(scenario);
            scenario.inTarget(
                    "DROP ROLE IF EXISTS rekey_ledger_reader",
                    "CREATE ROLE rekey_ledger_reader",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA migration TO rekey_ledger_reader");
            try {
                scenario.migration("brackets").migrate();

                assertThat(scenario.target("SELECT has_table_privilege('rekey_ledger_reader',"
                                + " 'migration.migration_ledger_version', 'SELECT')"
                                + " AND has_table_privilege('rekey_ledger_reader',"
                                + " 'migration.migration_bulk_definitions', 'SELECT') AS reads,"
                                + " has_table_privilege('rekey_ledger_reader', 'migration.migration_pauses', 'SELECT'),"
                                + " has_table_privilege('rekey_ledger_reader',"
                                + " 'migration.migration_ledger_version', 'INSERT') AS writes"))
                        .containsExactly("true|true|false");
            } finally {
                scenario.inTarget("DROP OWNED BY rekey_ledger_reader", "DROP ROLE rekey_ledger_reader");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "retry", "assess", "status", "report", "plan", "rollback"})
    void newerVersion_isRefusedNamingBoth(String command) {
        try (Scenario scenario = RollbackTest.brackets(3)) {
            String runId = scenario.migration("brackets").migrate().runId();
            scenario.inTarget("INSERT INTO migration.migration_ledger_version VALUES (7)");
            Migration migration = scenario.migration("brackets");

            MigrationException refusal = catchThrowableOfType(MigrationException.class, () -> {
                switch (command) {
                    case "migrate" -> migration.migrate();
                    case "retry" -> migration.retry(Set.of());
                    case "assess" -> migration.assess();
                    case "status" -> migration.status();
                    case "report" -> migration.latestRecord();
                    case "plan" -> migration.rollbackPlan(Rollback.ofRun(runId));
                    default -> migration.rollback(Rollback.ofRun(runId));
                }
            });

            assertThat(refusal)
                    .hasMessage(
                            "the ledger in the schema migration has version 7, and this Rekey knows versions up to 3:"
                                    + " a newer Rekey has worked on it; use that one");
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        }
    }

    @Test
    void upgradeThatFails_leavesTheLedgerAsItWas() {
        try (Scenario scenario = RollbackTest.brackets(3)) {
            scenario.migration("brackets").migrate();
            setBack(scenario);
            List<String> before = scenario.target(COLUMNS);
            scenario.inTarget("CREATE VIEW migration.migration_ledger_version AS SELECT 1 AS nothing");

            assertThatThrownBy(() -> scenario.migration("brackets").migrate()).isInstanceOf(MigrationException.class);

            scenario.inTarget("DROP VIEW migration.migration_ledger_version");
            assertThat(scenario.target(COLUMNS)).isEqualTo(before);
            assertThat(scenario.migration("brackets").migrate().exitCode()).isEqualTo(ExitCode.COMPLETE);
        }
    }
}
