package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Check;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.RejectedLimits;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit on rejected rows stops its table before it is passed, and the run goes on from there. */
final class MaxRejectedTest {

    private static final String CONTROL =
            "SELECT table_name, status, error_message FROM migration.migration_control WHERE table_name LIKE 'template%'"
                    + " AND operation = 'migrate' ORDER BY 1";
    private static final String REJECTED = "SELECT sum(rejected) AS n FROM migration.migration_checkpoints";

    private static MigrationOptions options(int batchSize, int workers, String... limits) {
        return MigrationOptions.DEFAULTS
                .withBatchSize(batchSize)
                .withWorkers(workers)
                .withMaxRejected(RejectedLimits.parse(List.of(limits)));
    }

    /** Of every hundred brackets the first has no name. */
    private static Scenario brackets(int rows) {
        return Scenario.empty()
                .inSource("INSERT INTO dispatch_bracket (id, code, name, created_at)"
                        + " SELECT i, 'C' || i, CASE WHEN i % 100 <> 1 THEN 'Name' END, '2020-01-01'"
                        + " FROM generate_series(1, " + rows + ") AS i");
    }

    /** Fifty groups, of every ten one without a name, and a role for each. */
    private static Scenario groups() {
        return Scenario.empty()
                .inSource(
                        "INSERT INTO dispatch_template_view_group (id, name, created_at)"
                                + " SELECT i, CASE WHEN i % 10 <> 7 THEN 'Group ' || i END, '2020-01-01'"
                                + " FROM generate_series(1, 50) AS i",
                        "INSERT INTO dispatch_template_view_role (id, group_id, role_name, created_at)"
                                + " SELECT i, i, 'Reader', '2020-01-01' FROM generate_series(1, 50) AS i");
    }

    private static Validation limit(MigrationResult result, String table) {
        return result.validations().stream()
                .filter(each -> each.table().equals(table) && each.check().equals(Validation.MAX_REJECTED))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void breach_stopsTheTableAndItsChildren_othersGoOn_andMoreIsAllowedLater() {
        try (Scenario scenario = groups();
                Scenario uninterrupted = groups()) {
            uninterrupted.migration(options(10, 2)).migrate();
            List<String> notices = new CopyOnWriteArrayList<>();
            MigrationResult stopped = scenario.builder()
                    .options(options(10, 2, "100%", "template_view_groups=1"))
                    .listener(new ProgressListener() {
                        @Override
                        public void noticed(String message) {
                            notices.add(message);
                        }
                    })
                    .build()
                    .migrate();

            assertThat(stopped.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(stopped.finishedAt()).isNull();
            List<String> control = scenario.target(CONTROL);
            assertThat(control.get(0))
                    .matches(
                            "template_view_groups\\|failed\\|template_view_groups: stopped before its limit is passed:"
                                    + " --max-rejected 1 allows 1 of its 50 rows, and with the next page 2 would be rejected\\."
                                    + " The next page's reasons: REQUIRED_VALUE_MISSING 1\\..* or raise --max-rejected, and run: rekey migrate\\..*");
            assertThat(control.get(1)).isEqualTo("template_view_roles|pending|<null>");
            assertThat(notices)
                    .filteredOn(notice -> notice.contains("--max-rejected"))
                    .hasSize(1);
            assertThat(scenario.target("SELECT count(*) AS n FROM template_view_roles"))
                    .containsExactly("0");
            assertThat(scenario.target("SELECT status, count(*) AS n FROM migration.migration_control"
                            + " WHERE table_name NOT LIKE 'template%' AND operation = 'migrate' GROUP BY 1"))
                    .containsExactly("completed|7");
            assertThat(scenario.target("SELECT table_name, legacy_id FROM migration.migration_quarantine"))
                    .containsExactly("template_view_groups|7");
            assertThat(scenario.target("SELECT count(*) AS n FROM template_view_groups"))
                    .containsExactly("9");
            assertThat(limit(stopped, "template_view_groups").passed()).isFalse();
            assertThat(limit(stopped, "brackets").passed()).isTrue();
            assertThat(scenario.migration().latestResult().orElseThrow().exitCode())
                    .isEqualTo(ExitCode.DATA);

            MigrationResult resumed = scenario.migration(options(10, 2)).migrate();

            assertThat(resumed.runId()).isEqualTo(stopped.runId());
            assertThat(resumed.finishedAt()).isNotNull();
            assertThat(scenario.contents()).isEqualTo(uninterrupted.contents());
            assertThat(scenario.ledger()).isEqualTo(uninterrupted.ledger());
            assertThat(resumed.validations())
                    .noneMatch(each -> each.table().equals("template_view_groups")
                            && each.check().equals(Validation.MAX_REJECTED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "1%", "brackets=10"})
    void limit_reachedButNotPassed_isNoBreach(String limit) {
        try (Scenario scenario = brackets(1_000)) {
            MigrationResult result =
                    scenario.migration(options(50, 1, limit), "brackets").migrate();

            assertThat(result.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(result.tables()).extracting(TableResult::rejected).containsExactly(10L);
            assertThat(limit(result, "brackets").actual()).isEqualTo("10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0.99%", "50%,brackets=9"})
    void limit_oneTooMany_leavesOutThePageThatHasIt(String limits) {
        try (Scenario scenario = brackets(1_000)) {
            MigrationResult result = scenario.migration(options(50, 1, limits.split(",", -1)), "brackets")
                    .migrate();

            assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(limit(result, "brackets").actual()).isEqualTo("10");
            // The tenth rejected row is number 901: its page does not stand, and everything before it does.
            assertThat(scenario.target("SELECT max(legacy_bracket_id) AS last, count(*) AS n FROM brackets"))
                    .containsExactly("900|891");
            assertThat(scenario.target(
                            "SELECT max(legacy_id) AS last, count(*) AS n FROM migration.migration_quarantine"))
                    .containsExactly("801|9");
        }
    }

    /** Two pages of ten rejected rows each, as many as a run begins with, are held back until both are written, and then want to commit at once. */
    @Test
    void pagesAtOnce_doNotPassTheLimitTogether() throws Exception {
        try (Scenario scenario = brackets(20_000);
                Connection blocker = scenario.target().getConnection()) {
            blocker.setAutoCommit(false);
            AtomicReference<CompletableFuture<Void>> released = new AtomicReference<>();
            MigrationResult result = scenario.builder()
                    .only(List.of("brackets"))
                    .options(options(1_000, 2, "15"))
                    .listener(new ProgressListener() {
                        @Override
                        public void planned(String runId, boolean resumed, Map<String, Long> rows) {
                            execute(blocker, "LOCK TABLE migration.migration_quarantine IN SHARE MODE");
                            released.set(CompletableFuture.runAsync(() -> releaseWhenBothWait(scenario, blocker)));
                        }
                    })
                    .build()
                    .migrate();
            Objects.requireNonNull(released.get()).join();

            assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(scenario.target(REJECTED)).containsExactly("10");
            assertThat(scenario.target("SELECT count(*) AS n FROM migration.migration_quarantine"))
                    .containsExactly("10");

            MigrationResult resumed =
                    scenario.migration(options(1_000, 4, "200"), "brackets").migrate();

            assertThat(resumed.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(resumed.tables())
                    .extracting(TableResult::migrated, TableResult::rejected)
                    .containsExactly(tuple(19_800L, 200L));
        }
    }

    private static void releaseWhenBothWait(Scenario scenario, Connection blocker) {
        String waiting = "SELECT count(*) AS n FROM pg_locks WHERE NOT granted"
                + " AND relation = 'migration.migration_quarantine'::regclass";
        while (!scenario.target(waiting).equals(List.of("2"))) {
            Thread.onSpinWait();
        }
        execute(blocker, "COMMIT");
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lowerLimit_onAResumedRun_isSaidAtTheEnd() {
        try (Scenario scenario = brackets(1_000)) {
            scenario.migration(options(1_000, 1, "0"), "brackets").migrate();
            scenario.inSource("UPDATE dispatch_bracket SET name = 'Name' WHERE id > 500");

            assertThat(scenario.migration(options(50, 1, "4"), "brackets")
                            .migrate()
                            .exitCode())
                    .isEqualTo(ExitCode.DATA);
            MigrationResult completed =
                    scenario.migration(options(50, 1, "5"), "brackets").migrate();

            assertThat(completed.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(limit(completed, "brackets").expected()).isEqualTo("at most 5 (5)");
        }
    }

    @Test
    void retry_hasNoLimit() {
        try (Scenario scenario = brackets(1_000)) {
            scenario.migration("brackets").migrate();

            assertThat(scenario.migration(options(50, 1, "0"), "brackets")
                            .retry(Set.of())
                            .exitCode())
                    .isEqualTo(ExitCode.COMPLETE);
        }
    }

    @Test
    void assessment_saysThatTheLimitWouldBePassed() {
        try (Scenario scenario = brackets(1_000)) {
            Assessment over = scenario.migration(options(1_000, 1, "brackets=9"), "brackets")
                    .assess();
            Assessment within =
                    scenario.migration(options(1_000, 1, "1%"), "brackets").assess();

            assertThat(over.exitCode()).isEqualTo(ExitCode.DATA);
            assertThat(over.checks())
                    .filteredOn(check -> check.id().equals("forecast.max_rejected"))
                    .extracting(Check::evidence)
                    .containsExactly("brackets: 10 of 1000 rows would be rejected, --max-rejected 9 allows 9");
            assertThat(within.exitCode()).isEqualTo(ExitCode.COMPLETE);
            assertThat(within.checks()).anyMatch(check -> check.id().equals("forecast.max_rejected") && check.passed());
        }
    }

    @Test
    void limitOfAnUnknownTable_isRefused() {
        try (Scenario scenario = Scenario.empty()) {
            assertThatThrownBy(() -> scenario.migration(options(1, 1, "bracket=5")))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageStartingWith("--max-rejected (MAX_REJECTED) names 'bracket', which is no table");
        }
    }
}
