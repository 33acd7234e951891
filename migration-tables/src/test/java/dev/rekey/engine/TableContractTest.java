package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.Reference;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.tables.Tables;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table owes, whatever its rules: no table opts out. */
final class TableContractTest {

    private static Scenario interrupted;
    private static Scenario uninterrupted;
    private static MigrationResult second;
    private static Map<String, String> beforeSecond;

    @BeforeAll
    static void migrate() {
        uninterrupted = Scenario.of(Variant.DAMAGED);
        uninterrupted.migration().migrate();
        interrupted = Scenario.of(Variant.DAMAGED);
        for (String table : Scenario.TABLES) {
            migrateUntil(table);
        }
        interrupted.migration().migrate();
        beforeSecond = interrupted.contents();
        second = interrupted.migration().migrate();
    }

    /** Stops at the first page of the table. */
    private static void migrateUntil(String table) {
        AtomicReference<Runnable> pause = new AtomicReference<>(() -> {});
        Migration migration = interrupted
                .builder()
                .options(MigrationOptions.DEFAULTS.withBatchSize(25))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String progressed, long processed, long rejected, long total) {
                        if (progressed.equals(table)) {
                            Objects.requireNonNull(pause.get()).run();
                        }
                    }
                })
                .build();
        pause.set(migration::pause);
        migration.migrate();
    }

    @AfterAll
    static void close() {
        interrupted.close();
        uninterrupted.close();
    }

    static List<TableMigration<?, ?>> tables() {
        return Tables.all();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void resumedRun_equalsAnUninterruptedOne(TableMigration<?, ?> migration) {
        String table = migration.spec().table();

        assertThat(beforeSecond.get(table)).isEqualTo(uninterrupted.contents().get(table));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void secondRun_writesNothing(TableMigration<?, ?> migration) {
        String table = migration.spec().table();
        TableResult result = second.tables().stream()
                .filter(each -> each.table().equals(table))
                .findFirst()
                .orElseThrow();

        assertThat(result.migrated()).isZero();
        assertThat(result.changed()).isZero();
        assertThat(result.unchanged() + result.rejected()).isEqualTo(result.source());
        assertThat(interrupted.contents().get(table)).isEqualTo(beforeSecond.get(table));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void requiredParent_missing_isRejectedNamingTheColumn(TableMigration<?, ?> migration) {
        List<String> required = migration.spec().references().stream()
                .filter(Reference::required)
                .map(Reference::column)
                .toList();

        assertThat(uninterrupted.target("SELECT DISTINCT issue ->> 'column' AS c FROM migration.migration_quarantine,"
                        + " jsonb_array_elements(issues) AS issue WHERE issue ->> 'code' = 'PARENT_MISSING'"
                        + " AND table_name = '" + migration.spec().table() + "'"))
                .containsExactlyInAnyOrderElementsOf(required);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void targetIds_areMadeOfTableAndLegacyId(TableMigration<?, ?> migration) {
        String table = migration.spec().table();
        List<String> rows =
                uninterrupted.target("SELECT " + migration.spec().legacyKey() + " AS legacy, id FROM " + table);

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String[] parts = row.split("\\|", -1);
            assertThat(UUID.fromString(parts[1])).isEqualTo(TargetIds.of(table, Long.parseLong(parts[0])));
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void lineage_namesEveryRow(TableMigration<?, ?> migration) {
        String table = migration.spec().table();

        assertThat(uninterrupted.target("SELECT count(*) AS n FROM " + table))
                .isEqualTo(uninterrupted.target("SELECT count(*) AS n FROM migration.migration_mappings m JOIN " + table
                        + " t ON t.id = m.new_id AND t." + migration.spec().legacyKey()
                        + " = m.legacy_id WHERE m.entity_type = '" + table + "'"));
    }
}
