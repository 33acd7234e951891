package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The legacy system works on while its rows are read: what comes, changes or goes behind the cursor is named as that. */
final class MovingSourceTest {

    /** Two partitions of brackets, in pages of 500, one after the other; the listener acts after row 3,500 of 5,200. */
    private static final int ROWS = 5_200;

    private static final long HALFWAY = 3_500;
    private static final MigrationOptions OPTIONS =
            MigrationOptions.DEFAULTS.withBatchSize(500).withWorkers(1);

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Scenario scenario;

    /** Even legacy ids, so that there is room between them; two of a thousand have no name. */
    @BeforeEach
    void fill() {
        scenario = Scenario.empty()
                .inSource("INSERT INTO dispatch_bracket (id, code, name, created_at)"
                        + " SELECT 2 * i, 'C' || i, CASE WHEN i % 500 <> 1 THEN 'Name' END, '2020-01-01'"
                        + " FROM generate_series(1, " + ROWS + ") AS i");
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private MigrationResult migrate() {
        return scenario.migration(OPTIONS, "brackets").migrate();
    }

    private MigrationResult migrateWhile(Runnable halfway) {
        AtomicBoolean done = new AtomicBoolean();
        return scenario.builder()
                .only(List.of("brackets"))
                .options(OPTIONS)
                .listener(new ProgressListener() {
                    @Override
                    public void progressed(String table, long processed, long rejected, long total) {
                        if (processed >= HALFWAY && !done.getAndSet(true)) {
                            halfway.run();
                        }
                    }

                    @Override
                    public void noticed(String message) {
                        notices.add(message);
                    }
                })
                .build()
                .migrate();
    }

    private static String bracket(int id) {
        return "INSERT INTO dispatch_bracket (id, code, name, created_at) VALUES (" + id + ", 'L" + id
                + "', 'Late', now())";
    }

    private static String said(MigrationResult result, String check) {
        return result.validations().stream()
                .filter(validation -> validation.check().equals(check))
                .map(Validation::actual)
                .findFirst()
                .orElse("nothing");
    }

    private static TableResult table(MigrationResult result) {
        return result.tables().get(0);
    }

    @Test
    void run_recordsWhatItSaw() {
        MigrationResult result = migrate();

        assertThat(said(result, "source_clock")).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(said(result, "source_snapshot")).matches("\\d+:\\d+:[0-9,]*");
        assertThat(said(result, "legacy_ids")).isEqualTo("2 to 10400");
        assertThat(said(result, "late_rows")).isEqualTo("0");
        assertThat(said(result, "changed_rows")).isEqualTo("0");
        assertThat(said(result, "gone_rows")).isEqualTo("0");
    }

    @Test
    void rowsBehindTheCursor_areNamed_andTakenByTheNextRun() {
        MigrationResult first = migrateWhile(() -> scenario.inSource(
                bracket(-5),
                bracket(3),
                bracket(6_001), // in the partition under way, behind its cursor
                bracket(10_001), // ahead of it: the run takes it
                "UPDATE dispatch_bracket SET name = 'New' WHERE id IN (8, 6000, 10000)",
                "UPDATE dispatch_bracket SET material = 'wood' WHERE id = 2", // in the quarantine already
                "DELETE FROM dispatch_bracket WHERE id IN (16, 10002)"));

        assertThat(first.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(said(first, "late_rows")).isEqualTo("3: legacy ids -5, 3, 6001");
        assertThat(said(first, "changed_rows")).isEqualTo("3: legacy ids 2, 8, 6000");
        assertThat(said(first, "gone_rows")).isEqualTo("1");
        assertThat(table(first).unaccounted()).isZero();
        assertThat(table(first).source()).isEqualTo(ROWS); // one came ahead of the cursor, one went
        assertThat(first.validations()).allMatch(Validation::passed);
        assertThat(notices)
                .containsExactly(
                        "brackets: rows came into the source behind the cursor while the run went on (3: legacy ids -5, 3,"
                                + " 6001); run rekey migrate again, and it takes them",
                        "brackets: rows changed in the source after they were read (3: legacy ids 2, 8, 6000); rekey"
                                + " migrate reports them (SOURCE_CHANGED), rekey migrate --update rewrites them",
                        "brackets: rows were deleted in the source after they were read (1); what was made of them stays");

        MigrationResult second = migrate();

        assertThat(table(second).migrated()).isEqualTo(3);
        assertThat(table(second).changed()).isEqualTo(2);
        assertThat(second.issues())
                .filteredOn(issue -> issue.code() == ReasonCode.SOURCE_CHANGED)
                .extracting(Issue::legacyId)
                .containsExactly(8L, 6_000L);
        assertThat(said(second, "late_rows")).isEqualTo("0");
        assertThat(said(second, "changed_rows")).isEqualTo("0");
    }

    @Test
    void anotherRun_findsTheSameBehindItsCursor() {
        migrate();

        MigrationResult second = migrateWhile(() -> scenario.inSource(
                bracket(3), "UPDATE dispatch_bracket SET name = 'New' WHERE id = 8", bracket(30_001)));

        assertThat(second.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(said(second, "late_rows")).isEqualTo("1: legacy id 3");
        assertThat(said(second, "changed_rows")).isEqualTo("1: legacy id 8");
        assertThat(table(second).unaccounted()).isZero();
        assertThat(table(second).migrated()).isEqualTo(1);
    }

    @Test
    void lostRow_isNotTakenForALateOne() {
        MigrationResult result =
                migrateWhile(() -> scenario.inTarget("DELETE FROM migration.migration_mappings WHERE legacy_id = 8"));

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(table(result).unaccounted()).isEqualTo(1);
        assertThat(said(result, "unaccounted_rows")).isEqualTo("1: legacy id 8");
        assertThat(said(result, "late_rows")).isEqualTo("0");
    }

    @Test
    void lostRowAmongLateOnes_isStillAnError() {
        MigrationResult result = migrateWhile(() -> {
            scenario.inSource(bracket(3), bracket(5));
            scenario.inTarget("DELETE FROM migration.migration_mappings WHERE legacy_id = 8");
        });

        assertThat(result.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(table(result).unaccounted()).isEqualTo(1);
        assertThat(said(result, "unaccounted_rows")).isEqualTo("1 among 3: legacy ids 3, 5, 8");
        assertThat(said(result, "late_rows")).isEqualTo("2 among 3: legacy ids 3, 5, 8");
    }

    @Test
    void lostRow_inAnotherRun_isNotTakenForALateOne() {
        migrate();

        MigrationResult second = migrateWhile(() -> {
            scenario.inSource(bracket(3), "DELETE FROM dispatch_bracket WHERE id = 10002"); // ahead of the cursor
            scenario.inTarget("DELETE FROM migration.migration_mappings WHERE legacy_id = 8");
        });

        assertThat(second.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(table(second).unaccounted()).isEqualTo(1);
    }

    @Test
    void lateRow_afterAnInterruption_isProvenByAllPartsOfTheRun() {
        assertThatThrownBy(() -> migrateWhile(() -> {
                    throw new IllegalStateException("the process ends here");
                }))
                .isInstanceOf(MigrationException.class);

        scenario.inSource(bracket(3));
        MigrationResult resumed = migrate();

        assertThat(resumed.exitCode()).isEqualTo(ExitCode.COMPLETE);
        assertThat(said(resumed, "late_rows")).isEqualTo("1: legacy id 3");
        assertThat(table(resumed).source()).isEqualTo(ROWS);
    }
}
