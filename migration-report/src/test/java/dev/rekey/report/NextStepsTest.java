package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import org.junit.jupiter.api.Test;

class NextStepsTest {

    @Test
    void of_missedLimits_namesTablesChecksAndCommands() {
        assertThat(NextSteps.of(Results.MIXED))
                .containsExactly(
                        "technicians: 98.82 % arrived, 100.00 % must. Remedy the rejected rows, then run: rekey retry"
                                + " technicians",
                        "brackets: the check money|sum (after) failed: expected 10.00, found 9.99. Clear this up before"
                                + " going live.",
                        "14 rows in the quarantine (migration_quarantine in the ledger, state open). Remedy the causes,"
                                + " then run: rekey retry",
                        "2 rows changed in the source since being migrated. To carry the changes over, run: rekey"
                                + " migrate --update",
                        "Verify the rows independently before going live: mvn verify -pl migration-verify");
    }

    @Test
    void of_interruptedRun_beginsWithResuming() {
        assertThat(NextSteps.of(Results.MIXED.withExitCode(ExitCode.INTERRUPTED)))
                .first()
                .asString()
                .startsWith("Run the same command again.");
    }

    @Test
    void nothingWritten_onlyWithoutInsertsAndRewrites() {
        assertThat(NextSteps.nothingWritten(Results.UNCHANGED)).isTrue();
        assertThat(NextSteps.nothingWritten(Results.MIXED)).isFalse();
    }
}
