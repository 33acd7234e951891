package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.database.Databases;
import dev.rekey.fixtures.DemoData.Variant;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A network that fails in the middle of a run. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
final class NetworkFaultsTest {

    private static final MigrationOptions PAGES =
            MigrationOptions.DEFAULTS.withBatchSize(100).withWorkers(1);

    private static Aftermath uninterrupted;

    private final Told told = new Told();
    private RemoteScenario remote;
    private Scenario scenario;
    private Wire toSource;
    private Wire toTarget;

    @BeforeAll
    static void migrateUninterrupted() {
        uninterrupted = Aftermath.uninterrupted(Variant.SMALL, PAGES);
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

    private Migration.Builder builder(MigrationOptions options) {
        return remote.builder().options(options).listener(told);
    }

    private static void cutOff(Wire wire) {
        wire.refuse();
        wire.cut();
    }

    @Test
    void refusedConnections_areTriedWithGrowingPausesUntilTheyAreNot() {
        told.afterPage(page -> {
            if (page == 2) {
                cutOff(toTarget);
            } else if (page == 4) {
                cutOff(toSource);
            }
        });
        told.whenNoticed(notice -> {
            if (notice.endsWith("(3 of 3)")) {
                (notice.startsWith("source") ? toSource : toTarget).accept();
            }
        });

        MigrationResult result = builder(PAGES).build().migrate();

        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(told.notices)
                .containsExactly(
                        refused(toTarget, "target") + "1 ms (1 of 3)",
                        refused(toTarget, "target") + "2 ms (2 of 3)",
                        refused(toTarget, "target") + "4 ms (3 of 3)",
                        refused(toSource, "source") + "1 ms (1 of 3)",
                        refused(toSource, "source") + "2 ms (2 of 3)",
                        refused(toSource, "source") + "4 ms (3 of 3)");
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    private static String refused(Wire wire, String side) {
        return side + " database: Connection to localhost:" + wire.port() + " refused. Check that the hostname and port"
                + " are correct and that the postmaster is accepting TCP/IP connections; trying again in ";
    }

    @Test
    void refusedConnections_forGood_endAfterMaxRetryAttempts() {
        told.afterPage(page -> cutOff(toTarget));

        MigrationException end = catchThrowableOfType(
                MigrationException.class,
                () -> builder(PAGES.withMaxRetryAttempts(2)).build().migrate());

        assertThat(end.exitCode()).isEqualTo(ExitCode.CONNECTION);
        assertThat(end)
                .hasMessageStartingWith("the target database went away: Connection to localhost:")
                .hasMessageEndingWith(
                        "(SQLSTATE 08001); wait until it is back, then the same command goes on from here");
        assertThat(told.notices).hasSize(2);
        scenario.inTarget(ServerFaultsTest.LEASE_OVER);
        assertThatTheNextRunGoesOn();
    }

    private void assertThatTheNextRunGoesOn() {
        String began = scenario.migration().latestResult().orElseThrow().runId();
        assertThat(scenario.migration(PAGES).migrate().runId()).isEqualTo(began);
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    @Test
    void pauseWhileWaiting_endsTheWaitAsAPause() {
        AtomicReference<Migration> migration = new AtomicReference<>();
        told.afterPage(page -> cutOff(toSource));
        told.whenNoticed(notice -> Objects.requireNonNull(migration.get()).pause());
        migration.set(builder(PAGES).firstPause(Duration.ofHours(1)).build());

        MigrationResult paused = Objects.requireNonNull(migration.get()).migrate();

        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(told.notices).singleElement().asString().endsWith("trying again in 30 s (1 of 3)");
        assertThatTheNextRunGoesOn();
    }

    /** The other ends vanish without a word, as with a VPN that reconnects: nothing arrives any more, nothing is refused. */
    @Test
    void silentConnections_areGivenUpAndReplaced() {
        told.afterPage(page -> {
            if (page == 2) {
                toSource.swallow();
                toTarget.swallow();
            }
        });
        try (Databases databases = Databases.open(
                Wired.endpoint("SOURCE_DB", scenario.sourceUrl(), toSource),
                Wired.endpoint("TARGET_DB", scenario.targetUrl(), toTarget),
                1)) {
            MigrationResult result = Wired.on(scenario, databases)
                    .options(PAGES.withMaxRetryAttempts(8))
                    .firstPause(Duration.ofMillis(1))
                    .listener(told)
                    .build()
                    .migrate();

            assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        }
        assertThat(told.notices).isNotEmpty().allMatch(notice -> notice.contains("; trying again in "));
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }

    /** The source's answer is held back until three heartbeats have been seen meanwhile. */
    @Test
    void slowSource_keepsItsPartition() {
        AtomicBoolean moving = new AtomicBoolean();
        told.afterPage(page -> moving.set(page == 1));
        Set<String> beats = new HashSet<>();
        toSource.rule(said -> {
            while (moving.get() && beats.size() < 3) {
                beats.addAll(scenario.target(
                        "SELECT heartbeat FROM migration.migration_checkpoints WHERE table_name = 'brackets'"));
            }
            return Wire.Fate.PASSES;
        });

        MigrationResult result = builder(PAGES).build().migrate();

        assertThat(beats).hasSize(3);
        assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(told.notices).isEmpty();
        assertThat(uninterrupted.deviations(Aftermath.inParts(scenario))).isEmpty();
    }
}
