package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.Rollback;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.database.Database;
import dev.rekey.engine.Migration;
import dev.rekey.fixtures.DemoData.Shape;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.tables.Tables;
import dev.rekey.verify.Examination.Request;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that was taken back is not verified, and what the ledger keeps of it is not held against the next. */
final class RolledBackTest {

    private static final Set<String> OF_THE_LEDGER = Set.of("ledger", "validations", "accounting", "legacy_ids");

    private Migrated migrated;

    @BeforeEach
    void migrate() {
        migrated = Migrated.of(Variant.SMALL);
    }

    @AfterEach
    void close() {
        migrated.close();
    }

    private Migration migration(ProgressListener listener) {
        return Migration.builder()
                .source(migrated.source())
                .target(migrated.target())
                .tables(Tables.all())
                .profile(Migrated.profile(Shape.DOCUMENTED))
                .options(MigrationOptions.DEFAULTS.withBatchSize(20))
                .listener(listener)
                .build();
    }

    private Migration migration() {
        return migration(ProgressListener.NONE);
    }

    private String refusal() {
        MigrationException refusal = catchThrowableOfType(
                MigrationException.class,
                () -> Examination.open(
                        Request.of(Database.shared(migrated.source()), Database.shared(migrated.target()))));
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        return String.valueOf(refusal.getMessage());
    }

    private String latest() {
        return migration().latestResult().orElseThrow().runId();
    }

    @Test
    void latestRun_thatWasRolledBack_isNotVerified_butTheNextIs() {
        String first = latest();
        migration().rollback(Rollback.ofRun(first));
        assertThat(refusal())
                .contains("there is nothing to verify: run " + first + " was rolled back, and no other stands");
        AtomicReference<Migration> pausing = new AtomicReference<>();
        pausing.set(migration(new ProgressListener() {
            @Override
            public void progressed(String table, long processed, long rejected, long total) {
                Objects.requireNonNull(pausing.get()).pause();
            }
        }));
        MigrationResult paused = Objects.requireNonNull(pausing.get()).migrate();
        assertThat(paused.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        migration().rollback(Rollback.ofRun(paused.runId()));
        assertThat(refusal()).contains("run " + paused.runId() + " was rolled back");
        migration().migrate();

        Verification verification = migrated.verify(Set.of(), OF_THE_LEDGER);

        assertThat(verification.runId()).isEqualTo(latest());
        assertThat(verification.checks()).hasSize(36).allSatisfy(check -> assertThat(check.status())
                .isEqualTo(Status.PASSED));
    }

    @Test
    void tableThatWasRolledBack_isMissed() {
        migration().rollback(Rollback.ofTables(List.of("brackets")));

        Verification verification = migrated.verify(Set.of("brackets", "purchases"), Set.of("ledger", "accounting"));

        assertThat(verification.checks())
                .filteredOn(check -> check.status() != Status.PASSED)
                .extracting(CheckResult::table)
                .containsExactly("brackets", "brackets");
    }

    @Test
    void newerLedger_isRefused() {
        migrated.inTarget("INSERT INTO migration.migration_ledger_version VALUES (9)");

        assertThat(refusal()).startsWith("the ledger has version 9, and this verification knows versions up to 3");
    }

    @Test
    void ledgerOfTheFirstVersion_isRead() {
        migrated.inTarget(
                "DROP TABLE migration.migration_ledger_version",
                "ALTER TABLE migration.migration_mappings DROP target_hash");

        assertThat(migrated.verify(Set.of("brackets"), OF_THE_LEDGER).checks())
                .allSatisfy(check -> assertThat(check.status()).isEqualTo(Status.PASSED));
    }
}
