package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.HistoryEntry;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.ledger.RunFactsReader;
import dev.rekey.ledger.RunRecord;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of runs that were resumed, retried, many or recorded before there was as much to tell. */
final class RunHistoryTest {

    private Scenario scenario;

    @BeforeEach
    void open() {
        scenario = Scenario.of(Variant.SMALL);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void resumedRun_keepsItsCircumstancesAndItsHighestPeak() {
        AtomicReference<Migration> pausing = new AtomicReference<>();
        pausing.set(scenario.builder()
                .options(MigrationOptions.DEFAULTS.withBatchSize(20).withWorkers(2))
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        Objects.requireNonNull(pausing.get()).pause();
                    }
                })
                .build());
        MigrationResult paused = Objects.requireNonNull(pausing.get()).migrate();
        RunFacts before = scenario.migration().facts(paused.runId());
        scenario.inTarget("UPDATE migration.migration_control SET details = replace(details,"
                + " '\"peak_memory_bytes\":" + before.peakMemoryBytes() + "', '\"peak_memory_bytes\":99000000000000')");

        MigrationResult resumed = scenario.migration().migrate();

        assertThat(resumed.runId()).isEqualTo(paused.runId());
        RunFacts facts = scenario.migration().facts(resumed.runId());
        assertThat(before.peakMemoryBytes()).isPositive();
        assertThat(facts.peakMemoryBytes()).isEqualTo(99_000_000_000_000L);
        assertThat(facts.configuration()).isEqualTo(before.configuration()).containsEntry("BATCH_SIZE", "20");
        assertThat(facts.throughput().stream()
                        .mapToLong(RunFacts.Throughput::rows)
                        .sum())
                .isEqualTo(resumed.migrated());
    }

    @Test
    void history_hasTheLatestRunFirst_andSaysWhatItLeavesOut() {
        MigrationResult migrated = scenario.migration().migrate();
        MigrationResult retried = scenario.migration().retry(Set.of());
        List<String> tables = retried.tables().stream().map(TableResult::table).toList();

        RunRecord latest = scenario.migration().latestRecord().orElseThrow();

        assertThat(latest.result().runId()).isEqualTo(retried.runId());
        assertThat(latest.facts().configuration()).containsEntry("WORKERS", "8");
        List<HistoryEntry> history = latest.facts().history();
        assertThat(history.subList(0, 9))
                .allMatch(entry -> entry.runId().equals(retried.runId())
                        && entry.operation().equals("retry")
                        && entry.status().equals("completed")
                        && entry.error() == null);
        assertThat(history.subList(0, 9)).extracting(HistoryEntry::table).isEqualTo(tables);
        assertThat(history.subList(9, 18)).extracting(HistoryEntry::table).isEqualTo(tables);
        assertThat(history.subList(9, 27)).allMatch(entry -> entry.runId().equals(migrated.runId()));
        assertThat(history.subList(18, 27)).allMatch(entry -> entry.operation().equals("create"));
        assertThat(history).hasSize(27);

        scenario.inTarget("INSERT INTO migration.migration_control"
                + " (run_id, table_name, operation, status, batch_size, worker_id, started_at)"
                + " SELECT 'older-' || n, 'brackets', 'migrate', 'completed', 1, 'w', '2020-01-01Z'"
                + " FROM generate_series(1, 250) AS n");
        RunFacts many = scenario.migration().facts("older-250");
        assertThat(many.history()).hasSize(RunFactsReader.MAX_HISTORY);
        assertThat(many.historyOmitted()).isEqualTo(77);
        assertThat(many.history().get(0).runId()).isEqualTo("older-250");
    }

    @Test
    void ledgerWithoutDetails_isReadAsFarAsItGoes_andUsed() {
        MigrationResult migrated = scenario.migration("brackets").migrate();
        scenario.inTarget("UPDATE migration.migration_control SET details = NULL, status = 'paused'");

        RunFacts old = scenario.migration().facts(migrated.runId());
        assertThat(old.columns()).isEmpty();
        assertThat(old.parents()).isEmpty();
        assertThat(old.configuration()).isEmpty();
        assertThat(old.versions()).isEmpty();
        assertThat(old.peakMemoryBytes()).isNull();
        assertThat(old.access()).hasSize(6);
        assertThat(old.throughput()).isNotEmpty();

        MigrationResult resumed = scenario.migration("brackets").migrate();
        assertThat(resumed.runId()).isEqualTo(migrated.runId());
        assertThat(scenario.migration().facts(resumed.runId()).peakMemoryBytes())
                .isNull();
    }

    @Test
    void schemas_withNamesThatNeedQuoting_areRead() {
        String schema = "My \"odd\" <name>: 100!? \\";
        MigrationOptions options = MigrationOptions.DEFAULTS
                .withTargetSchema(schema)
                .withLedgerSchema("Led\"ger's")
                .withWiden(true);
        scenario.inTarget("ALTER SCHEMA public RENAME TO \"" + schema.replace("\"", "\"\"") + '"');
        scenario.migration(options, "technicians").migrate();

        RunFacts facts =
                scenario.migration(options).latestRecord().orElseThrow().facts();

        assertThat(facts.parents()).singleElement().satisfies(parent -> assertThat(parent.rows())
                .isPositive());
        assertThat(facts.access())
                .extracting(RunFacts.TableAccess::table)
                .startsWith("technicians", "Led\"ger's.migration_control");
        assertThat(facts.throughput()).isNotEmpty();
        assertThat(facts.unreadable()).isEmpty();
        assertThat(facts.configuration())
                .containsEntry("TARGET_SCHEMA", schema)
                .containsEntry("LEDGER_SCHEMA", "Led\"ger's")
                .containsEntry("--widen", "true");
    }
}
