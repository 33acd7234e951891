package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.HistoryEntry;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification.MoneySum;
import dev.rekey.api.Verification.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every criterion and requirement turned green, and red by each thing that it asks for. */
class FindingTest {
    private static final List<String> FOR_ROWS = List.of("accounting", "content", "edges", "foreign_keys");
    private static final List<String> FOR_RECORDS = List.of("legacy_ids", "ledger", "quarantine");

    @Test
    void all_areThere_inOrder() {
        assertThat(Finding.successCriteria(given().report()))
                .extracting(Finding::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj("SC-%03d"::formatted)
                        .toList());
        assertThat(Finding.requirements(given().report()))
                .extracting(Finding::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 15)
                        .mapToObj("FR-%03d"::formatted)
                        .toList());
    }

    @Test
    void everythingProved_allAreMet_butThatWhichNoDataCanProve() {
        assertThat(all(given().report()).filter(finding -> finding.proof() != Proof.MET))
                .extracting(Finding::id)
                .containsExactly("SC-006", "FR-009");
    }

    @Test
    void nothingVerified_nothingThatAsksForChecksIsProved() {
        assertThat(all(given().unverified().report()).filter(finding -> finding.proof() == Proof.MET))
                .extracting(Finding::id)
                .containsExactly("SC-004", "FR-010", "FR-014", "FR-015");
    }

    static Stream<List<String>> checks() {
        return Stream.of(
                List.of("message_attachments", "accounting", "SC-001 SC-007"),
                List.of("message_attachments", "content", "SC-001 SC-007 FR-001"),
                List.of("message_attachments", "edges", "SC-001 SC-007 FR-001"),
                List.of("technicians", "personnel", "SC-002 SC-008 FR-002"),
                List.of("technicians", "content", "SC-002 SC-007 FR-002"),
                List.of("technicians", "edges", "SC-002 SC-007 FR-002"),
                List.of("technicians", "accounting", "SC-002 SC-007"),
                List.of("technician_roles", "access_control", "SC-008 FR-003"),
                List.of("technician_roles", "content", "SC-007 FR-003"),
                List.of("technician_roles", "edges", "SC-007 FR-003"),
                List.of("brackets", "content", "SC-007 FR-004"),
                List.of("brackets", "foreign_keys", "SC-007"),
                List.of("order_cases", "content", "SC-007 FR-005"),
                List.of("order_cases", "edges", "SC-007 FR-005"),
                List.of("purchases", "content", "SC-007 FR-006"),
                List.of("purchases", "money", "SC-007 FR-006"),
                List.of("purchases", "audit_trail", "SC-009 FR-006"),
                List.of("treatment_discussions", "content", "SC-007 FR-007"),
                List.of("treatment_discussions", "edges", "SC-007 FR-007"),
                List.of("template_view_groups", "content", "SC-007 FR-008"),
                List.of("template_view_roles", "content", "SC-007 FR-008"),
                List.of("template_view_roles", "edges", "SC-007 FR-008"),
                List.of("template_view_roles", "access_control", "SC-008 FR-008"),
                List.of("brackets", "quarantine", "SC-003"),
                List.of("brackets", "legacy_ids", "SC-009 FR-012"),
                List.of("brackets", "ledger", "SC-009 SC-010 FR-012 FR-013"));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void checkFailed_whatAsksForItIsNotMet(List<String> row) {
        Report report = given().check(row.get(0), row.get(1), Status.FAILED).report();

        // SC-008 asks for the verdict, which any failed check makes NOT READY.
        assertThat(ids(report, Proof.NOT_MET))
                .containsExactlyInAnyOrderElementsOf(with(List.of(row.get(2).split(" ")), "SC-008"));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void checkOutcome_saysHowFarItProves(Status status) {
        Proof proof = proof(given().check("purchases", "money", status).report(), "FR-006");

        assertThat(proof)
                .isEqualTo(
                        switch (status) {
                            case PASSED -> Proof.MET;
                            case WARNING -> Proof.MET_WITH_EXCEPTIONS;
                            case UNREAD -> Proof.NOT_PROVED;
                            case FAILED -> Proof.NOT_MET;
                        });
    }

    @Test
    void checkNotMade_provesNothing() {
        Report report = ReportBuilder.ready().report();

        assertThat(evidence(report, "SC-009")).contains("legacy_ids: not made in brackets");
        assertThat(proof(report, "SC-009")).isEqualTo(Proof.NOT_PROVED);
    }

    @ParameterizedTest
    @CsvSource({
        "message_attachments, SC-001 FR-001",
        "technicians, SC-002 FR-002",
        "technician_roles, SC-003 FR-003",
        "brackets, SC-003 FR-004",
        "order_cases, SC-003 FR-005",
        "purchases, SC-003 FR-006",
        "treatment_discussions, SC-003 FR-007",
        "template_view_groups, SC-003 FR-008",
        "template_view_roles, SC-003 FR-008"
    })
    void limitMissed_whatAsksForTheTableIsNotMet(String table, String ids) {
        Report report = given().table(new TableResult(table, 100, 0, 94, 0, 0, 6, 0, 0, 1, 0.95))
                .report();

        assertThat(ids(report, Proof.NOT_MET)).contains(ids.split(" "));
    }

    @Test
    void rowRejected_withinTheLimit_isAnException_whereAllMustArriveItIsNot() {
        TableResult brackets = new TableResult("brackets", 100, 0, 99, 0, 0, 1, 0, 0, 1, 0.95);
        TableResult technicians = new TableResult("technicians", 100, 0, 99, 0, 0, 1, 0, 0, 1, 1);

        assertThat(proof(given().table(brackets).report(), "FR-004")).isEqualTo(Proof.MET_WITH_EXCEPTIONS);
        assertThat(proof(given().table(technicians).report(), "FR-002")).isEqualTo(Proof.NOT_MET);
        assertThat(proof(given().table(technicians).report(), "SC-002")).isEqualTo(Proof.NOT_MET);
    }

    @Test
    void tableNotInTheRun_isNotProved() {
        assertThat(proof(ReportBuilder.ready().report(), "FR-005")).isEqualTo(Proof.NOT_PROVED);
        assertThat(evidence(ReportBuilder.ready().report(), "FR-005")).contains("order_cases: no part of this run");
    }

    @Test
    void rowUnaccounted_isCorruption() {
        Report report = given().table(new TableResult("brackets", 1000, 0, 999, 0, 0, 0, 1, 0, 1, 0.95))
                .report();

        assertThat(proof(report, "SC-007")).isEqualTo(Proof.NOT_MET);
        assertThat(evidence(report, "SC-007")).contains("1 row unaccounted for");
    }

    @Test
    void rejectedRowWithoutReason_isNotReported() {
        ReportBuilder rejected = given().table(new TableResult("brackets", 1000, 0, 999, 0, 0, 1, 0, 0, 1, 0.95));
        IssueCount reason = new IssueCount(Severity.ERROR, ReasonCode.JSON_INVALID, "brackets", 1, 7, "Mend it.");

        assertThat(proof(rejected.report(), "SC-003")).isEqualTo(Proof.NOT_MET);
        assertThat(proof(rejected.issue(reason).report(), "SC-003")).isEqualTo(Proof.MET_WITH_EXCEPTIONS);
    }

    @Test
    void fourHours_areMet_aSecondMoreIsNot() {
        assertThat(proof(given().lasting(Duration.ofHours(4)).report(), "SC-004"))
                .isEqualTo(Proof.MET);
        assertThat(proof(given().lasting(Duration.ofHours(4).plusSeconds(1)).report(), "SC-004"))
                .isEqualTo(Proof.NOT_MET);
        assertThat(proof(given().unfinished().report(), "SC-004")).isEqualTo(Proof.NOT_PROVED);
    }

    @Test
    void progressNotKept_isNotProved() {
        Report report = given().facts(RunFacts.NONE).report();

        assertThat(ids(report, Proof.NOT_PROVED)).contains("SC-004", "SC-010", "FR-010", "FR-013");
    }

    @Test
    void causeWithoutRemedy_isNotDocumented() {
        IssueCount silent = new IssueCount(Severity.WARNING, ReasonCode.TOTAL_MISMATCH, "brackets", 1, 7, " ");

        Report report = given().issue(silent).report();

        assertThat(ids(report, Proof.NOT_MET)).containsExactly("SC-005", "FR-011");
    }

    @Test
    void factsUnknown_areNotDocumented() {
        Report report = given().facts(RunFacts.NONE).report();

        assertThat(proof(report, "SC-005")).isEqualTo(Proof.NOT_PROVED);
        assertThat(evidence(report, "SC-005"))
                .contains("this report lacks the parent tables, who may read the tables, the column map, the run's"
                        + " history, the configuration");
    }

    @Test
    void validationFailedOrMissing_isNotValidated() {
        Validation failed = Validation.equal("brackets", "lineage", Validation.Phase.AFTER, 1, 2);

        assertThat(ids(given().validation(failed).report(), Proof.NOT_MET)).contains("SC-007", "FR-014");
        assertThat(proof(given().withoutValidations().report(), "FR-014")).isEqualTo(Proof.NOT_PROVED);
        assertThat(proof(
                        given().table(new TableResult("more", 1, 0, 1, 0, 0, 0, 0, 0, 1, 1))
                                .report(),
                        "FR-014"))
                .isEqualTo(Proof.NOT_PROVED);
    }

    @Test
    void sumsDiffer_isNotAccurate_noneComparedIsNotProved() {
        MoneySum differs =
                new MoneySum("purchases", "all", "", "subtotal", 1, new BigDecimal("1.00"), 1, new BigDecimal("1.01"));

        assertThat(proof(given().sum(differs).report(), "FR-006")).isEqualTo(Proof.NOT_MET);
        assertThat(proof(verifiedRows(ReportBuilder.ready()).facts(facts(1)).report(), "FR-006"))
                .isEqualTo(Proof.NOT_PROVED);
    }

    @Test
    void runLeftUnfinished_isNotRecovered() {
        Report report = given().facts(facts(2, "failed")).report();

        assertThat(proof(report, "SC-010")).isEqualTo(Proof.NOT_PROVED);
        assertThat(evidence(report, "SC-010")).anyMatch(text -> text.startsWith("not completed: brackets (failed)"));
    }

    @Test
    void resuming_isProvedByAnInterruptedRunAlone() {
        assertThat(proof(given().facts(facts(2)).report(), "FR-013")).isEqualTo(Proof.MET);
        assertThat(proof(given().facts(facts(1)).report(), "FR-013")).isEqualTo(Proof.NOT_PROVED);
    }

    @ParameterizedTest
    @CsvSource({
        "TARGET_DB_HOST, db.abc.supabase.co, MET",
        "TARGET_DB_HOST, aws-0-eu-west-1.pooler.supabase.com, MET",
        "TARGET_DB_HOST, db.abc.supabase.co.example.org, NOT_PROVED",
        "TARGET_DB_HOST, evilsupabase.co, NOT_PROVED",
        "TARGET_DB_HOST, localhost, NOT_MET",
        "TARGET_DB_HOST, 127.0.0.1, NOT_MET",
        "TARGET_DB_HOST, ::1, NOT_MET",
        "TARGET_DB_URL, postgresql://postgres@db.abc.supabase.co:5432/postgres, MET",
        "TARGET_DB_URL, postgresql://[::1]:5432/postgres, NOT_MET",
        "SOURCE_DB_HOST, db.abc.supabase.co, NOT_PROVED"
    })
    void target_isJudgedByItsHost(String name, String value, Proof proof) {
        RunFacts none = RunFacts.NONE;
        RunFacts facts = new RunFacts(
                none.parents(),
                none.access(),
                none.columns(),
                none.throughput(),
                none.history(),
                0,
                Map.of(name, value),
                Map.of(),
                null,
                List.of(),
                List.of());

        assertThat(proof(given().facts(facts).report(), "FR-015")).isEqualTo(proof);
    }

    @Test
    void operationalReadiness_isTheVerdict() {
        assertThat(proof(given().exitCode(ExitCode.INTERRUPTED).report(), "SC-008"))
                .isEqualTo(Proof.NOT_MET);
        assertThat(proof(given().filtered().report(), "SC-008")).isEqualTo(Proof.NOT_PROVED);
    }

    /** Nine tables, verified, of a run that two runners worked on. */
    private static ReportBuilder given() {
        BigDecimal amount = new BigDecimal("10.00");
        return verifiedRows(ReportBuilder.ready())
                .sum(new MoneySum("purchases", "all", "", "total_amount", 1, amount, 1, amount))
                .facts(facts(2));
    }

    private static ReportBuilder verifiedRows(ReportBuilder ready) {
        ReportBuilder given = ready;
        for (TableResult sample : Samples.TABLES) {
            String table = sample.table();
            given = given.table(new TableResult(table, 1000, 0, 1000, 0, 0, 0, 0, 0, 1, sample.requiredRate()))
                    .validation(Validation.fact(table, "rows", Validation.Phase.BEFORE, 1))
                    .validation(Validation.fact(table, "rows", Validation.Phase.AFTER, 1));
            for (String check :
                    Stream.concat(FOR_ROWS.stream(), FOR_RECORDS.stream()).toList()) {
                given = given.check(table, check, Status.PASSED);
            }
        }
        return given.check("technicians", "personnel", Status.PASSED)
                .check("technician_roles", "access_control", Status.PASSED)
                .check("template_view_roles", "access_control", Status.PASSED)
                .check("purchases", "money", Status.PASSED)
                .check("purchases", "audit_trail", Status.PASSED);
    }

    /** All that is known of a run of so many runners; the first table's part in it ended so. */
    private static RunFacts facts(int runners, String... status) {
        List<HistoryEntry> history = new ArrayList<>();
        for (TableResult table : Samples.TABLES) {
            String ended = history.isEmpty() && status.length > 0 ? status[0] : "completed";
            Instant at = Instant.EPOCH;
            history.add(new HistoryEntry(
                    "r-1", table.table(), "migrate", ended, 1, 1, at, at, "host-" + history.size() % runners, null));
        }
        RunFacts known = Samples.facts();
        return new RunFacts(
                known.parents(),
                known.access(),
                known.columns(),
                known.throughput(),
                history,
                0,
                known.configuration(),
                known.versions(),
                null,
                known.assessment(),
                List.of());
    }

    private static Stream<Finding> all(Report report) {
        return Stream.concat(Finding.successCriteria(report).stream(), Finding.requirements(report).stream());
    }

    private static List<String> ids(Report report, Proof proof) {
        return all(report)
                .filter(finding -> finding.proof() == proof)
                .map(Finding::id)
                .toList();
    }

    private static Finding finding(Report report, String id) {
        return all(report)
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Proof proof(Report report, String id) {
        return finding(report, id).proof();
    }

    private static List<String> evidence(Report report, String id) {
        return finding(report, id).evidence().stream().map(Evidence::text).toList();
    }

    private static List<String> with(List<String> ids, String more) {
        return Stream.concat(ids.stream(), Stream.of(more)).distinct().toList();
    }
}
