package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.RunFacts;
import dev.rekey.api.TableResult;
import dev.rekey.engine.Wire.Fate;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.fixtures.Schemas;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Connections that are cut at COMMIT, before it reaches the server or before its answer reaches us, and elsewhere. One
 * worker, so that the same is cut every time; heartbeats, which come when they will, are spared.
 */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
final class LostCommitsTest {

    private static final MigrationOptions PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(20).withWorkers(1);
    private static final long SEED = Long.getLong("rekey.faults.seed", System.nanoTime());

    private static final String ALTER = "ALTER TABLE \"public\".\"%s\" ALTER COLUMN \"%s\" TYPE numeric(%s)";

    private static Aftermath uninterrupted;
    private static String ledger;
    private static Map<String, String> contents;

    private RemoteScenario remote;
    private Scenario scenario;
    private Wire toSource;
    private Wire toTarget;
    private final List<String> cut = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void migrateUninterrupted() {
        try (Scenario migrated = Scenario.of(Variant.SMALL)) {
            migrated.migration(PAGES).migrate();
            uninterrupted = Aftermath.inParts(migrated);
            ledger = migrated.ledger();
            contents = migrated.contents();
        }
    }

    @BeforeEach
    void connect() {
        remote = RemoteScenario.of(Variant.SMALL);
        scenario = remote.scenario();
        toSource = remote.toSource();
        toTarget = remote.toTarget();
    }

    @AfterEach
    void close() {
        remote.close();
    }

    private Migration migration(MigrationOptions options) {
        return remote.builder()
                .options(options)
                .listener(new ProgressListener() {
                    @Override
                    public void planned(String runId, boolean resumed, Map<String, Long> rows) {
                        told.add(resumed ? "goes on" : "begins");
                    }

                    @Override
                    public void completed(TableResult result) {
                        told.add(result.table());
                    }
                })
                .build();
    }

    private Fate cut(Fate fate, Line.Said said) {
        if (fate != Fate.PASSES) {
            cut.add(said.transaction());
        }
        return fate;
    }

    private static boolean isHeartbeat(Line.Said said) {
        return said.transaction().contains("SKIP LOCKED");
    }

    /** Every second one: what was cut is tried again, and then passes. */
    private Wire.Rule everyCommit(Fate fate) {
        AtomicInteger number = new AtomicInteger();
        return said -> said.commits() && !isHeartbeat(said)
                ? cut(number.getAndIncrement() % 2 == 0 ? fate : Fate.PASSES, said)
                : Fate.PASSES;
    }

    private void assertThatNothingHappened(MigrationResult result) {
        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
        assertThat(told)
                .startsWith("begins")
                .hasSize(1 + Scenario.TABLES.size())
                .containsAll(Scenario.TABLES);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"ANSWER_LOST", "REQUEST_LOST"})
    void everyCommit_cutOnce_standsOnce(Fate fate) {
        toTarget.rule(everyCommit(fate));

        assertThatNothingHappened(migration(PAGES).migrate());

        assertThat(cut).hasSizeGreaterThanOrEqualTo(100);
        for (String step : List.of(
                "CREATE TABLE IF NOT EXISTS", // opens the run
                "INSERT INTO \"migration\".migration_checkpoints", // begins a table
                "SET owner = $1, heartbeat", // takes a partition
                "SET last_processed_id", // a page
                "SET status = 'completed', completed_at", // closes a table
                "SET owner = NULL, status = $1")) { // ends the run
            assertThat(cut).as(step).anyMatch(transaction -> transaction.contains(step));
        }
    }

    @Test
    void everyKindOfTransaction_cutAtItsEnd_isBegunAgain() {
        String assessed = scenario.migration(PAGES).assess().tables().toString();
        toSource.rule(firstOfEveryKind());
        toTarget.rule(firstOfEveryKind());
        Migration migration = migration(PAGES.withMaxRetryAttempts(8));

        assertThat(migration.assess().tables()).hasToString(assessed);
        assertThat(migration.status()).isEmpty();
        MigrationResult result = migration.migrate();
        RunFacts facts = migration.facts(result.runId());

        assertThatNothingHappened(result);
        assertThat(facts.history()).hasSize(18); // nine tables created, nine migrated
        assertThat(cut).hasSizeGreaterThanOrEqualTo(60);
    }

    private Wire.Rule firstOfEveryKind() {
        Set<String> seen = new HashSet<>();
        return said -> {
            boolean first = said.sql().equals("COMMIT") && !isHeartbeat(said) && seen.add(said.transaction());
            return cut(first ? (seen.size() % 2 == 0 ? Fate.ANSWER_LOST : Fate.REQUEST_LOST) : Fate.PASSES, said);
        };
    }

    @Test
    void anyStatement_cutByChance_changesNothing() {
        System.out.println("cuts by chance: seed " + SEED + ", again with -Drekey.faults.seed=" + SEED);
        Wire.Rule chance = byChance(new Random(SEED));
        toSource.rule(chance);
        toTarget.rule(chance);

        assertThatNothingHappened(migration(PAGES.withMaxRetryAttempts(8)).migrate());
        assertThat(cut).as("seed %d", SEED).hasSizeGreaterThanOrEqualTo(10);
    }

    /** Leaves room for the longest unit of work, the survey, after every third cut. */
    private Wire.Rule byChance(Random random) {
        AtomicInteger left = new AtomicInteger(1 + random.nextInt(40));
        return said -> {
            synchronized (random) {
                if (isHeartbeat(said) || left.decrementAndGet() > 0) {
                    return Fate.PASSES;
                }
                left.set(cut.size() % 3 == 2 ? 300 : 1 + random.nextInt(60));
                return cut(random.nextBoolean() ? Fate.ANSWER_LOST : Fate.REQUEST_LOST, said);
            }
        };
    }

    @Test
    void retry_everyAnswerLost_countsEveryAttemptOnce() {
        scenario.migration(PAGES).migrate();
        toTarget.rule(everyCommit(Fate.ANSWER_LOST));

        MigrationResult retried = migration(PAGES).retry(Set.of());

        assertThat(retried.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(cut).hasSizeGreaterThanOrEqualTo(40);
        assertThat(scenario.target("SELECT DISTINCT attempts FROM migration.migration_quarantine WHERE state = 'open'"))
                .containsExactly("2");
        assertThat(scenario.ledger()).isEqualTo(ledger);
        assertThat(scenario.contents()).isEqualTo(contents);
    }

    @Test
    void opening_answerLost_widensOnceAndIsNoResumedRun() {
        Schemas.TARGET_TABLES.create(scenario.target());
        AtomicInteger commits = new AtomicInteger();
        toTarget.rule(
                said -> said.commits() && commits.getAndIncrement() == 0 ? cut(Fate.ANSWER_LOST, said) : Fate.PASSES);

        migration(PAGES.withWiden(true)).migrate();

        assertThat(cut).singleElement().asString().contains("ALTER TABLE");
        assertThat(told).startsWith("begins");
        assertThat(
                        scenario.target(
                                "SELECT table_name, details FROM migration.migration_control WHERE operation = 'widen' ORDER BY id"))
                .containsExactly(
                        "brackets|" + ALTER.formatted("brackets", "slot_size", "6,4") + "\n"
                                + ALTER.formatted("brackets", "unit_cost", "12,4"),
                        "purchases|" + ALTER.formatted("purchases", "subtotal", "14,4") + "\n"
                                + ALTER.formatted("purchases", "tax_amount", "14,4"));
    }
}
