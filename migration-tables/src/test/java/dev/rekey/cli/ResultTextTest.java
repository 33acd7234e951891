package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTextTest {
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void lines_ofARunWithIssues() {
        assertThat(String.join("\n", ResultText.lines(run(ExitCode.COMPLETE)))).isEqualTo("""

                table                  source  migrated  unchanged  rejected  warned      rate  limit    time
                ---------------------------------------------------------------------------------------------
                message_attachments     8,703     8,703          0         0       0  100.00 %  100 %   3.2 s
                treatment_discussions  16,312    16,102          0       210      44   98.71 %   95 %  12.3 s
                total                  25,015    24,805          0       210      44
                message_attachments: 319,068 rows outside the source query's scope (filtered)
                validations: 1 of 1 passed

                Issues by reason
                  error    PARENT_MISSING: 210 rows
                             treatment_discussions        210  e.g. legacy id -7
                           > Migrate the parent row, or mend the reference in the legacy system, then run: rekey
                             retry.
                  warning  PARTICIPANT_MISSING: 44 rows
                             treatment_discussions         44  e.g. legacy id 12
                           > The participant's legacy id is kept in metadata. Create the profile.

                Complete: 24,805 of 25,015 rows stand in the target; every table is within its limits. Run r-1.

                What to do next
                  - 210 rows in the quarantine (migration_quarantine in the ledger, state open). Remedy the
                    causes, then run: rekey retry
                  - 44 warnings on rows that stand: nothing is lost; look at the remedies before going live.
                  - Verify the rows independently before going live: mvn verify -pl migration-verify""");
    }

    @Test
    void lines_ofAnUnchangedRun_sayThatNothingWasWritten() {
        MigrationResult unchanged = new MigrationResult(
                "r-2",
                ExitCode.COMPLETE,
                STARTED,
                STARTED,
                List.of(new TableResult("brackets", 1720, 0, 0, 1720, 0, 0, 0, 0, 0.1, 0.95)),
                List.of(),
                0,
                List.of(),
                List.of());

        assertThat(ResultText.lines(unchanged))
                .contains(
                        "Complete. Nothing was written: nothing new is to be migrated; 1,720 of 1,720 rows stand in the",
                        "  - Verify the rows independently before going live: mvn verify -pl migration-verify");
    }

    @Test
    void lines_ofAPausedRun_sayHowToGoOn() {
        assertThat(ResultText.lines(run(ExitCode.INTERRUPTED)))
                .contains(
                        "PAUSED (exit 5): 24,805 of 25,015 rows stand in the target so far. Run r-1.",
                        "  - Run the same command again. It goes on where this run stopped.");
    }

    private static MigrationResult run(ExitCode exitCode) {
        return new MigrationResult(
                "r-1",
                exitCode,
                STARTED,
                STARTED.plusSeconds(16),
                List.of(
                        new TableResult("message_attachments", 8703, 319_068, 8703, 0, 0, 0, 0, 0, 3.2, 1),
                        new TableResult("treatment_discussions", 16_312, 0, 16_102, 0, 0, 210, 0, 44, 12.3, 0.95)),
                List.of(),
                254,
                List.of(
                        count(ReasonCode.PARTICIPANT_MISSING, Severity.WARNING, 44, 12),
                        count(ReasonCode.PARENT_MISSING, Severity.ERROR, 210, -7)),
                List.of(Validation.fact("brackets", "source_rows", Validation.Phase.BEFORE, 1)));
    }

    private static IssueCount count(ReasonCode code, Severity severity, long count, long example) {
        return new IssueCount(severity, code, "treatment_discussions", count, example, code.remedy());
    }
}
