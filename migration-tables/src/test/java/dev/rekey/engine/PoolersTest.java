package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackResult;
import dev.rekey.database.Configuration;
import dev.rekey.database.Databases;
import dev.rekey.database.Settings;
import dev.rekey.database.Settings.Layer;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.PgBouncer;
import dev.rekey.fixtures.PgBouncer.Mode;
import dev.rekey.fixtures.PostgresServer;
import dev.rekey.tables.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through a real pooler with two sessions for each database, everything ends as it does without one. */
final class PoolersTest {

    private static final MigrationOptions SMALL_PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(100).withWorkers(4);

    /** What mends a few of the damaged rows, so that there is something to take up again. */
    private static final String MENDED = "UPDATE dispatch_bracket SET name = 'mended' WHERE name IS NULL";

    @BeforeAll
    static void pgbouncerIsInstalled() {
        assumeTrue(PgBouncer.isInstalled(), PgBouncer.MISSING);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyCommand_leavesWhatItLeavesDirectly(Mode mode) {
        try (Scenario direct = Scenario.of(Variant.DAMAGED);
                Scenario pooled = Scenario.of(Variant.DAMAGED);
                PgBouncer pgbouncer = PgBouncer.start(pooled.targetUrl(), mode, 2);
                Databases databases = open(pooled, pgbouncer)) {
            direct.migration(SMALL_PAGES).migrate();
            direct.inSource(MENDED);
            direct.migration(SMALL_PAGES).retry(Set.of());

            ExitCode migrated = pooled(databases, Migration::migrate).exitCode();
            pooled.inSource(MENDED);
            MigrationResult retried = pooled(databases, migration -> migration.retry(Set.of()));

            assertThat(databases.target().pooling().pooler().name()).isEqualTo(mode.name());
            assertThat(migrated).isEqualTo(ExitCode.DATA);
            assertThat(retried.tables()).anyMatch(table -> table.migrated() > 0);
            assertThat(pooled.contents()).isEqualTo(direct.contents());
            assertThat(pooled.ledger()).isEqualTo(direct.ledger());

            direct.migration(SMALL_PAGES).rollback(Rollback.ofTables(Scenario.TABLES));
            RollbackResult undone =
                    pooled(databases, migration -> migration.rollback(Rollback.ofTables(Scenario.TABLES)));

            assertThat(undone.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(pooled.target("SELECT count(*) AS n FROM migration.migration_mappings"))
                    .containsExactly("0");
            assertThat(pooled.contents()).isEqualTo(direct.contents());
            assertThat(pooled.ledger()).isEqualTo(direct.ledger());
            assertThat(leftBehind(pgbouncer.url(pooled.sourceUrl()), mode)).isEmpty();
            assertThat(leftBehind(pgbouncer.url(pooled.targetUrl()), mode)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void bulkLoad_leavesWhatADefaultRunLeavesDirectly(Mode mode) {
        try (Scenario direct = Scenario.of(Variant.SMALL);
                Scenario pooled = Scenario.of(Variant.SMALL);
                PgBouncer pgbouncer = PgBouncer.start(pooled.targetUrl(), mode, 2);
                Databases databases = open(pooled, pgbouncer)) {
            direct.migration(SMALL_PAGES).migrate();

            ExitCode migrated = Migration.builder()
                    .source(databases.source())
                    .target(databases.target())
                    .tables(Tables.all())
                    .options(SMALL_PAGES.withWorkers(databases.workers()).withBulk(true))
                    .build()
                    .migrate()
                    .exitCode();

            assertThat(migrated).isEqualTo(ExitCode.COMPLETE);
            assertThat(pooled.target("SELECT DISTINCT state FROM migration.migration_bulk_definitions"))
                    .containsExactly("restored");
            assertThat(pooled.contents()).isEqualTo(direct.contents());
            assertThat(pooled.ledger()).isEqualTo(direct.ledger());
            assertThat(leftBehind(pgbouncer.url(pooled.targetUrl()), mode)).isEmpty();
        }
    }

    @Test
    void oneSession_isEnough() {
        try (Scenario pooled = Scenario.of(Variant.SMALL);
                PgBouncer pgbouncer = PgBouncer.start(pooled.targetUrl(), Mode.SESSION, 1);
                Databases databases = open(pooled, pgbouncer)) {
            assertThat(databases.workers()).isOne();
            assertThat(pooled(databases, Migration::migrate).exitCode()).isEqualTo(ExitCode.COMPLETE);
        }
    }

    /** What a stranger would meet in the two sessions that everything went through. */
    private static List<String> leftBehind(String url, Mode mode) {
        if (mode == Mode.SESSION) {
            return List.of(); // There they are ours until we give them back, and then PgBouncer clears them.
        }
        String question = """
                SELECT 'statement ' || name || ': ' || statement FROM pg_prepared_statements
                UNION ALL SELECT 'cursor ' || name FROM pg_cursors WHERE is_holdable
                UNION ALL SELECT 'temporary ' || relname FROM pg_class WHERE relpersistence = 't'
                UNION ALL SELECT 'lock ' || objid FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
                UNION ALL SELECT 'setting ' || name FROM pg_settings
                          WHERE source = 'session' AND name IN ('statement_timeout', 'row_security', 'work_mem',
                            'maintenance_work_mem', 'lock_timeout', 'search_path', 'default_tablespace')""";
        Jdbi stranger = Jdbi.create(PostgresServer.dataSource(url + "&prepareThreshold=0"));
        try (Handle one = stranger.open().begin();
                Handle other = stranger.open().begin()) {
            List<String> left = Stream.of(one, other)
                    .flatMap(session -> session.createQuery(question).mapTo(String.class).list().stream())
                    .toList();
            one.rollback();
            other.rollback();
            return left;
        }
    }

    static <R> R pooled(Databases databases, Function<Migration, R> command) {
        return command.apply(Migration.builder()
                .source(databases.source())
                .target(databases.target())
                .tables(Tables.all())
                .options(SMALL_PAGES.withWorkers(databases.workers()))
                .build());
    }

    static Databases open(Scenario scenario, PgBouncer pgbouncer) {
        Layer urls = new Layer(
                "the test",
                Map.of(
                        "SOURCE_DB_URL", pgbouncer.url(scenario.sourceUrl()),
                        "TARGET_DB_URL", pgbouncer.url(scenario.targetUrl())));
        Configuration configuration = Configuration.read(new Settings(List.of(urls)), Path.of(""));
        return Databases.open(
                Objects.requireNonNull(configuration.source()),
                Objects.requireNonNull(configuration.target()),
                SMALL_PAGES.workers());
    }
}
