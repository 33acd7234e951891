package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule alone, then the rules against each other. */
class JudgementTest {
    private static final TableResult OTHER = new TableResult("technicians", 5, 0, 5, 0, 0, 0, 0, 0, 1, 1);

    @Test
    void everythingHolds_ready() {
        Judgement judgement = given().judgement();

        assertThat(judgement.verdict()).isEqualTo(Verdict.READY);
        assertThat(judgement.reasons()).isEmpty();
        assertThat(judgement.sentence())
                .isEqualTo("The migration is ready: every row stands in the target, and every check passed.");
    }

    @ParameterizedTest
    @EnumSource(value = ExitCode.class, names = "COMPLETE", mode = EnumSource.Mode.EXCLUDE)
    void runNotComplete_notReady(ExitCode exitCode) {
        assertVerdict(
                given().exitCode(exitCode),
                Verdict.NOT_READY,
                "the run is " + exitCode.status() + " (exit code " + exitCode.code() + ")");
    }

    @Test
    void runWithoutEnd_notReady() {
        assertVerdict(given().unfinished(), Verdict.NOT_READY, "the run has not finished");
    }

    @Test
    void rowUnaccounted_notReady() {
        assertVerdict(
                given().table(new TableResult("brackets", 1000, 0, 999, 0, 0, 0, 1, 0, 1, 0.95)),
                Verdict.NOT_READY,
                "brackets: 1 row unaccounted for");
    }

    @Test
    void limitMissed_notReady() {
        assertVerdict(
                given().table(new TableResult("brackets", 1000, 0, 949, 0, 0, 51, 0, 0, 1, 0.95)),
                Verdict.NOT_READY,
                "brackets: 94.90 % arrived, 95.00 % must");
    }

    @Test
    void validationFailed_notReady() {
        assertVerdict(
                given().validation(Validation.equal("brackets", "lineage", Validation.Phase.AFTER, 1, 2)),
                Verdict.NOT_READY,
                "brackets: the validation lineage (after) failed");
    }

    @Test
    void checkFailed_notReady() {
        assertVerdict(
                given().check("brackets", "content", Status.FAILED),
                Verdict.NOT_READY,
                "1 check failed: content in brackets");
    }

    @Test
    void noVerification_unproven() {
        assertVerdict(given().unverified(), Verdict.UNPROVEN, "nobody has verified the rows independently yet");
    }

    @Test
    void verificationOfAnotherRun_unproven_andNothingOfItCounts() {
        assertVerdict(
                given().check("brackets", "content", Status.FAILED).verifiedRun("another"),
                Verdict.UNPROVEN,
                "the verification at hand is of another run");
    }

    @Test
    void verificationWithFilters_unproven() {
        assertVerdict(
                given().filtered(), Verdict.UNPROVEN, "filters left some tables or checks out of the verification");
    }

    @Test
    void noChecks_unproven() {
        assertVerdict(given().withoutChecks(), Verdict.UNPROVEN, "the verification made no check");
    }

    @Test
    void tableWithoutChecks_unproven() {
        assertVerdict(given().table(OTHER), Verdict.UNPROVEN, "no check looked at technicians");
    }

    @Test
    void noTables_unproven() {
        assertVerdict(given().withoutTables(), Verdict.UNPROVEN, "the run has no tables");
    }

    @Test
    void checkUnread_unproven() {
        assertVerdict(
                given().check("brackets", "money", Status.UNREAD),
                Verdict.UNPROVEN,
                "1 check could not read everything: money in brackets");
    }

    @Test
    void rowRejected_readyWithExceptions() {
        assertVerdict(
                given().table(new TableResult("brackets", 1000, 0, 950, 0, 0, 50, 0, 0, 1, 0.95)),
                Verdict.READY_WITH_EXCEPTIONS,
                "50 rows rejected, within the limits");
    }

    @Test
    void issueWarning_readyWithExceptions() {
        assertVerdict(
                given().issue(new IssueCount(Severity.WARNING, ReasonCode.TOTAL_MISMATCH, "brackets", 2, 7, "Look.")),
                Verdict.READY_WITH_EXCEPTIONS,
                "2 warnings on rows that stand");
    }

    @Test
    void issueInfo_ready() {
        assertThat(given().issue(new IssueCount(Severity.INFO, ReasonCode.ADOPTED, "brackets", 2, 7, "Nothing."))
                        .judgement()
                        .verdict())
                .isEqualTo(Verdict.READY);
    }

    @Test
    void checkWarning_readyWithExceptions() {
        assertVerdict(
                given().check("brackets", "personnel", Status.WARNING),
                Verdict.READY_WITH_EXCEPTIONS,
                "1 check warned: personnel in brackets");
    }

    @Test
    void whatIsWrong_outweighsWhatIsUnproven_andThatWhatIsAnException() {
        ReportBuilder exceptions = given().check("brackets", "personnel", Status.WARNING);
        ReportBuilder unproven = exceptions.check("brackets", "money", Status.UNREAD);
        ReportBuilder wrong = unproven.check("brackets", "content", Status.FAILED);

        assertVerdict(exceptions, Verdict.READY_WITH_EXCEPTIONS, "1 check warned: personnel in brackets");
        assertVerdict(unproven, Verdict.UNPROVEN, "1 check could not read everything: money in brackets");
        assertVerdict(wrong, Verdict.NOT_READY, "1 check failed: content in brackets");
        assertVerdict(
                given().unverified().exitCode(ExitCode.INTERRUPTED),
                Verdict.NOT_READY,
                "the run is incomplete (exit code 5)");
    }

    @Test
    void sentence_namesThreeReasons_andCountsTheOthers() {
        Judgement judgement = Samples.failing(0).judgement();

        assertThat(judgement.reasons()).hasSize(5);
        assertThat(judgement.sentence())
                .isEqualTo(
                        "The migration is not ready: the run is incomplete (exit code 3); message_attachments: 2 rows"
                                + " unaccounted for; message_attachments: 99.85 % arrived, 100.00 % must; and 2 more reasons.");
    }

    private static ReportBuilder given() {
        return ReportBuilder.ready();
    }

    private static void assertVerdict(ReportBuilder given, Verdict verdict, String... reasons) {
        Judgement judgement = given.judgement();
        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reasons()).containsExactly(reasons);
        assertThat(judgement.sentence()).endsWith(": " + String.join("; ", reasons) + ".");
    }
}
