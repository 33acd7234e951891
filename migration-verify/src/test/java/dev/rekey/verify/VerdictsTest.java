package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Severity;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.MoneySum;
import dev.rekey.api.Verification.Status;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    @Test
    void nothingFound_isAPass() {
        CheckResult result = of(new Finding.Collector().finding(1234));
        assertThat(result.status()).isEqualTo(Status.PASSED);
        assertThat(result.summary()).isEqualTo("1,234 compared");
        assertThat(result.compared()).isEqualTo(1234);
        assertThat(result.found()).isZero();
        assertThat(result.seconds()).isEqualTo(1.5);
        assertThat(result.remedy()).isEqualTo(new Content().remedy());
    }

    @Test
    void pass_saysItsFigures() {
        assertThat(of(new Finding.Collector().finding(3).withNote("3 = 2 + 1")).summary())
                .isEqualTo("3 = 2 + 1");
    }

    @Test
    void warningAlone_isAWarning() {
        CheckResult result = of(
                new Finding.Collector().warning(7L, "status", "stood so before").finding(9));
        assertThat(result.status()).isEqualTo(Status.WARNING);
        assertThat(result.found()).isEqualTo(1);
        assertThat(result.summary()).isEqualTo("1 warning, e.g. legacy id 7: stood so before");
    }

    @Test
    void errorAmongWarnings_isAFailure_andTheExample() {
        CheckResult result = of(new Finding.Collector()
                .warning(7L, null, "stood so before")
                .warning(8L, null, "stood so before")
                .error(9L, "unit_cost", "not as in the source")
                .finding(9));
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.found()).isEqualTo(3);
        assertThat(result.summary()).isEqualTo("1 deviation, e.g. legacy id 9: unit_cost (not as in the source)");
    }

    @Test
    void asManyErrorsAsWarnings_areNoPass() {
        CheckResult result = of(new Finding.Collector()
                .warning(7L, null, "stood so before")
                .error(9L, null, "missing")
                .finding(9));
        assertThat(result.found()).isEqualTo(2);
        assertThat(result.summary()).isEqualTo("1 deviation, e.g. legacy id 9: missing");
    }

    @Test
    void deviationOfNoRow_namesNone() {
        assertThat(of(new Finding.Collector()
                                .error(null, null, "does not add up")
                                .error(null, null, "nor this")
                                .finding(9))
                        .summary())
                .isEqualTo("2 deviations, e.g. does not add up");
    }

    @Test
    void whatWasNotRead_isNoPass() {
        CheckResult result = of(new Finding.Collector().finding(9, "1 range not read: gone"));
        assertThat(result.status()).isEqualTo(Status.UNREAD);
        assertThat(result.summary()).isEqualTo("1 range not read: gone");
        assertThat(of(Finding.unread("gone")).status()).isEqualTo(Status.UNREAD);
    }

    @Test
    void whatWasNotRead_outweighsAWarning() {
        CheckResult result =
                of(new Finding.Collector().warning(7L, null, "so before").finding(9, "1 range not read"));
        assertThat(result.status()).isEqualTo(Status.UNREAD);
        assertThat(result.summary()).isEqualTo("1 warning, e.g. legacy id 7: so before; 1 range not read");
    }

    @Test
    void deviation_outweighsWhatWasNotRead() {
        Finding finding = new Finding.Collector().error(7L, null, "missing").finding(9, "1 range not read");
        assertThat(of(finding).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void manyDeviations_areCountedAndTheFirstOfThemListed() {
        Finding.Collector found = new Finding.Collector();
        for (long id = 1; id <= Verification.MAX_DEVIATIONS + 5; id++) {
            found.error(id, null, "missing");
        }
        CheckResult result = of(found.unlisted(10).unlisted(-1).finding(5000));
        assertThat(result.found()).isEqualTo(Verification.MAX_DEVIATIONS + 15);
        assertThat(result.deviations()).hasSize(Verification.MAX_DEVIATIONS);
        assertThat(result.summary()).startsWith("1,015 deviations, e.g. legacy id 1: missing");
    }

    @Test
    void rowsOfOneSide_areListedAsFarAsTheyAreKept_andAllCounted() {
        Differences differences = new Differences();
        for (long id = 1; id <= Verification.MAX_DEVIATIONS + 5; id++) {
            differences.missing(id);
        }
        Finding finding = new Finding.Collector()
                .ids(differences.missing(), "missing")
                .ids(differences.extra(), "extra")
                .finding(9);
        assertThat(finding.errors()).isEqualTo(Verification.MAX_DEVIATIONS + 5);
        assertThat(finding.deviations())
                .hasSize(Verification.MAX_DEVIATIONS)
                .startsWith(new Deviation(Severity.ERROR, 1L, null, "missing", null, null));
    }

    @Test
    void tableOfWhichNothingSaysWhatToExpect_isUnread_andTheFileIsNamed() {
        assertThat(Verdicts.unsaid(Specification.table("brackets"), new Content(), "expected/brackets.sql"))
                .isEqualTo(new CheckResult(
                        "brackets",
                        "content",
                        Status.UNREAD,
                        0,
                        0,
                        List.of(),
                        "nothing says what to expect: expected/brackets.sql is missing",
                        "Write expected/brackets.sql, the rows as the target should have them, and verify again",
                        0));
    }

    @Test
    void unequalSums_areDeviations() {
        MoneySum sum = new MoneySum(
                "brackets", "currency", "USD", "unit_cost", 2, new BigDecimal("10.50"), 1, new BigDecimal("7"));
        Finding finding =
                new Finding.Collector().finding(2).withErrors(List.of(sum)).withSums(List.of(sum));
        assertThat(finding.sums()).containsExactly(sum);
        assertThat(of(finding).deviations())
                .containsExactly(new Deviation(
                        Severity.ERROR,
                        null,
                        "unit_cost",
                        "the sums by currency USD differ, and so do the numbers of rows",
                        "10.50",
                        "7"));
        assertThat(of(finding).found()).isEqualTo(1);
    }

    @Test
    void unequalSumsOfAll_comeAfterTheRows_andAreCountedWhereTheyCannotBeListed() {
        MoneySum sum =
                new MoneySum("brackets", "all", "", "unit_cost", 2, new BigDecimal("10.5"), 2, new BigDecimal("7"));
        Finding.Collector found = new Finding.Collector();
        for (long id = 1; id < Verification.MAX_DEVIATIONS; id++) {
            found.error(id, "unit_cost", "not as in the source");
        }
        Finding finding = found.finding(5000).withErrors(List.of(sum, sum));
        assertThat(finding.errors()).isEqualTo(Verification.MAX_DEVIATIONS + 1);
        assertThat(finding.deviations())
                .hasSize(Verification.MAX_DEVIATIONS)
                .last()
                .isEqualTo(new Deviation(Severity.ERROR, null, "unit_cost", "the sums by all differ", "10.5", "7"));
    }

    private static CheckResult of(Finding finding) {
        return Verdicts.result(Specification.table("brackets"), new Content(), finding, 1.5);
    }
}
