package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.fixtures.DemoData.Variant;
import dev.rekey.verify.Examination.Case;
import dev.rekey.verify.Examination.Request;
import dev.rekey.verify.Journal.Question;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ExaminationTest {

    private final FaultyCopy migrated = FaultyCopy.shared();

    @TempDir
    private Path directory;

    @AfterEach
    void undo() {
        migrated.undo();
    }

    @Test
    void cases_areEveryTableAndCheckThatConcernsIt_inOrder() {
        List<Case> cases = open(Set.of(), Set.of(), null).cases();
        assertThat(cases.stream().map(Case::table).distinct())
                .containsExactlyElementsOf(
                        Specification.tables().stream().map(Subject::table).toList());
        assertThat(checks(cases, "brackets"))
                .containsExactly(
                        "accounting",
                        "limits",
                        "legacy_ids",
                        "content",
                        "money",
                        "timestamps",
                        "enumerations",
                        "json_shapes",
                        "ledger",
                        "quarantine",
                        "validations");
        assertThat(checks(cases, "technicians"))
                .contains("foreign_keys", "edges", "personnel")
                .doesNotContain("money", "access_control");
        assertThat(checks(cases, "purchases")).contains("audit_trail", "money").doesNotContain("personnel");
    }

    @Test
    void filters_leaveOutTheRest_andTheExaminationIsNotComplete() {
        Examination examination = open(Set.of("purchases", "brackets"), Set.of("money", "audit_trail"), null);
        assertThat(examination.cases())
                .extracting(one -> one.table() + " " + one.check())
                .containsExactly("brackets money", "purchases money", "purchases audit_trail");
        assertThat(examined(examination).complete()).isFalse();
    }

    @Test
    void everything_isComplete() {
        assertThat(examined(open(Set.of(), Set.of(), null)).complete()).isTrue();
    }

    @Test
    void partOfEverything_isNotComplete() {
        Examination examination = open(Set.of(), Set.of(), null);
        examination.examine(examination.cases().get(0));
        assertThat(examination.finish().complete()).isFalse();
    }

    @Test
    void examination_isOfTheLatestRun() {
        String latest = migrated.scene()
                .target()
                .text(Sql.of("SELECT run_id FROM migration.migration_control ORDER BY id DESC LIMIT 1"));
        Examination examination = open(Set.of("brackets"), Set.of("ledger"), null);
        assertThat(examination.runId()).isEqualTo(latest);
        assertThat(examined(examination).runId()).isEqualTo(latest);
    }

    @Test
    void seconds_areNoMoreThanHavePassed() {
        Examination examination = open(Set.of("brackets"), Set.of("content"), null);
        long start = System.nanoTime();
        double seconds =
                examination.examine(examination.cases().get(0)).result().seconds();
        assertThat(seconds).isGreaterThan(0).isLessThanOrEqualTo((System.nanoTime() - start) / 1e9);
    }

    @Test
    void proofsOfAnotherQuestion_proveNothing() {
        Path proofs = directory.resolve("proofs");
        Examination first = open(Set.of(), Set.of("content"), proofs);
        first.examine(first.cases().get(0));
        assertThat(first.finish().complete()).isFalse();
        assertThat(proofs).exists();

        Examination other = Examination.open(request(Set.of(), Set.of("content"), proofs, ZoneOffset.ofHours(1)));
        assertThat(other.examine(other.cases().get(0)).questions()).anyMatch(ExaminationTest::hashes);
    }

    @Test
    void unknownNames_areRefused() {
        refused(Set.of("invoices"), Set.of(), "verify.tables names invoices, which is none of template_view_groups,");
        refused(Set.of(), Set.of("beauty"), "verify.checks names beauty, which is none of accounting,");
        refused(Set.of("brackets"), Set.of("personnel"), "leave nothing to verify");
    }

    @Test
    void targetWithoutALedger_isRefused() {
        migrated.inTarget("DROP SCHEMA migration CASCADE");
        refused(Set.of(), Set.of(), "the target's ledger has no run");
    }

    @Test
    void ledgerWithoutARun_isRefused() {
        migrated.inTarget("DELETE FROM migration.migration_control");
        refused(Set.of(), Set.of(), "the target's ledger has no run");
    }

    @Test
    void databaseThatDoesNotAnswer_isAConnectionsFault() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://localhost:1/nobody");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(
                        () -> Examination.open(Request.of(Database.shared(nobody), Database.shared(migrated.target()))))
                .extracting(MigrationException::exitCode)
                .isEqualTo(ExitCode.CONNECTION);
    }

    @Test
    void tableThatIsGone_isUnread_andTheOthersAreExamined() {
        migrated.inTarget("DROP TABLE brackets");
        Verification verification = migrated.verify(Set.of("brackets", "order_cases"), Set.of("content", "accounting"));
        assertThat(verification.checks())
                .extracting(CheckResult::table, CheckResult::status)
                .containsExactly(
                        tuple("brackets", Status.UNREAD),
                        tuple("brackets", Status.UNREAD),
                        tuple("order_cases", Status.PASSED),
                        tuple("order_cases", Status.PASSED));
        assertThat(verification.checks().get(0).summary()).isEqualTo("relation \"public.brackets\" does not exist");
    }

    @Test
    void unfinishedExamination_goesOnWhereItWas() {
        Path proofs = directory.resolve("proofs");
        Examination first = open(Set.of(), Set.of("content"), proofs);
        first.examine(first.cases().get(0));
        first.examine(first.cases().get(1));
        assertThat(proofs).exists();

        Examination second = open(Set.of(), Set.of("content"), proofs);
        List<List<Question>> questions = second.cases().stream()
                .map(one -> second.examine(one).questions())
                .toList();
        assertThat(questions.get(0)).noneMatch(ExaminationTest::hashes);
        assertThat(questions.get(1)).noneMatch(ExaminationTest::hashes);
        assertThat(questions.get(2)).anyMatch(ExaminationTest::hashes);
        Verification verification = second.finish();
        assertThat(verification.checks()).extracting(CheckResult::status).containsOnly(Status.PASSED);
        assertThat(verification.checks().get(0).compared()).isEqualTo(10);
        assertThat(proofs).doesNotExist();
    }

    @Test
    void rangeThatDiffered_isReadAgain() {
        Path proofs = directory.resolve("proofs");
        migrated.inTarget("UPDATE template_view_groups SET group_name = 'other' WHERE legacy_group_id = 1");
        Examination first = open(Set.of("template_view_groups"), Set.of("content"), proofs);
        assertThat(first.examine(first.cases().get(0)).result().status()).isEqualTo(Status.FAILED);
        assertThat(proofs).doesNotExist();
    }

    @Test
    void examinationThatCouldNotReadAll_keepsItsProofs() {
        Path proofs = directory.resolve("proofs");
        migrated.inTarget("DROP TABLE purchases");
        examined(open(Set.of(), Set.of("content"), proofs));
        assertThat(proofs).exists();
    }

    private static boolean hashes(Question question) {
        return question.sql().contains("sha256");
    }

    private static List<String> checks(List<Case> cases, String table) {
        return cases.stream()
                .filter(one -> one.table().equals(table))
                .map(Case::check)
                .collect(Collectors.toList());
    }

    @Test
    void brokenConnections_areReplacedAndNothingIsReadTwice() {
        Set<String> tables = Set.of("brackets", "purchases");
        List<String> notices = new CopyOnWriteArrayList<>();
        // Of its own: nobody else's connection sees what the copy's holds.
        try (Migrated own = Migrated.of(Variant.SMALL)) {
            Verification unbroken = examined(
                    Examination.open(request(Database.shared(own.target()), tables, Set.of(), null, ZoneOffset.UTC)));
            Examination examination = Examination.open(
                    request(Database.shared(new Breaking(own.target())), tables, Set.of(), null, ZoneOffset.UTC),
                    new Patience(1, Duration.ZERO, time -> true, notices::add));

            Verification verification = examined(examination);

            assertThat(notices).hasSizeGreaterThan(20).allMatch(notice -> notice.startsWith("target database: "));
            assertThat(verification.sums()).isEqualTo(unbroken.sums());
            assertThat(verification.checks())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                    .isEqualTo(unbroken.checks());
        }
    }

    /** Every second connection is one that the server has just ended. */
    private static final class Breaking extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        private final AtomicInteger number = new AtomicInteger();

        Breaking(DataSource database) {
            PGSimpleDataSource other = (PGSimpleDataSource) database;
            setURL(other.getURL());
            setUser(other.getUser());
            setPassword(other.getPassword());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection given = super.getConnection();
            if (number.getAndIncrement() % 2 == 0) {
                end(given);
            }
            return given;
        }

        private void end(Connection given) throws SQLException {
            try (Statement of = given.createStatement();
                    ResultSet process = of.executeQuery("SELECT pg_backend_pid()");
                    Connection other = super.getConnection();
                    Statement statement = other.createStatement()) {
                process.next();
                statement.execute("SELECT pg_terminate_backend(" + process.getInt(1) + ", 5000)");
            }
        }
    }

    private Verification examined(Examination examination) {
        examination.cases().forEach(examination::examine);
        return examination.finish();
    }

    private Examination open(Set<String> tables, Set<String> checks, @Nullable Path proofs) {
        return Examination.open(request(tables, checks, proofs, ZoneOffset.UTC));
    }

    private Request request(Set<String> tables, Set<String> checks, @Nullable Path proofs, ZoneId zone) {
        return request(Database.shared(migrated.target()), tables, checks, proofs, zone);
    }

    private Request request(
            Database target, Set<String> tables, Set<String> checks, @Nullable Path proofs, ZoneId zone) {
        return new Request(
                Database.shared(migrated.source()),
                target,
                zone,
                ExpectationFiles.DOCUMENTED,
                "public",
                "migration",
                tables,
                checks,
                proofs);
    }

    private void refused(Set<String> tables, Set<String> checks, String message) {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> open(tables, checks, null))
                .withMessageContaining(message)
                .extracting(MigrationException::exitCode)
                .isEqualTo(ExitCode.CONFIGURATION);
    }
}
