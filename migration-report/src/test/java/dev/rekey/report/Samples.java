package dev.rekey.report;

import dev.rekey.api.Assessment;
import dev.rekey.api.ExitCode;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.RunFacts;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.MoneySum;
import dev.rekey.api.Verification.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of all nine tables as a clinic's could be, with the facts and the verification to it. */
final class Samples {
    static final String HOSTILE = "</script><script>alert(1)</script><!--";
    static final Instant STARTED = Instant.parse("2026-03-07T21:02:11.004512Z");
    static final String RUN = "20260307T210211Z-9c75";

    static final List<TableResult> TABLES = List.of(
            table("brackets", 1720, 0, 1684, 36, 0, 9.6, 0.95),
            table("message_attachments", 8703, 319068, 8703, 0, 63, 10.4, 1),
            table("order_cases", 23049, 0, 22717, 332, 0, 14.3, 0.95),
            table("purchases", 3701, 0, 3689, 12, 154, 11.0, 0.95),
            table("technicians", 91, 0, 91, 0, 7, 0.6, 1),
            table("technician_roles", 412, 0, 405, 7, 0, 0.9, 0.95),
            table("template_view_groups", 63, 0, 63, 0, 0, 0.4, 0.95),
            table("template_view_roles", 874, 0, 866, 8, 0, 1.1, 0.95),
            table("treatment_discussions", 15046, 0, 14768, 278, 52, 12.2, 0.95));

    private static final List<String> CHECKS =
            List.of("accounting", "legacy_ids", "foreign_keys", "content", "timestamps", "ledger", "quarantine");

    private Samples() {}

    /** Complete, verified, nothing to be said of any row. */
    static Report clean() {
        List<TableResult> tables = TABLES.stream()
                .map(table -> table(table.table(), table.source(), 0, table.source(), 0, 0, table.seconds(), 1))
                .toList();
        return new Report(
                new MigrationResult(
                        RUN,
                        ExitCode.COMPLETE,
                        STARTED,
                        STARTED.plusSeconds(52),
                        tables,
                        List.of(),
                        0,
                        List.of(),
                        validations(tables)),
                facts(),
                verification(Status.PASSED));
    }

    /** Rows in the quarantine and warnings, all within the limits. */
    static Report withExceptions() {
        return new Report(run(ExitCode.COMPLETE, TABLES, 200), facts(), verification(Status.PASSED));
    }

    /** The same, not verified. */
    static Report unverified() {
        return new Report(run(ExitCode.COMPLETE, TABLES, 200), facts(), null);
    }

    /** Limits missed, checks failed, hostile names everywhere. */
    static Report failing(int issues) {
        List<TableResult> tables = new ArrayList<>(TABLES);
        tables.set(1, new TableResult("message_attachments", 8703, 319068, 8690, 0, 0, 11, 2, 63, 10.4, 1));
        tables.add(table(HOSTILE, 10, 0, 10, 0, 0, 0.1, 0.95));
        return new Report(run(ExitCode.DATA, tables, issues), facts(), verification(Status.FAILED));
    }

    private static TableResult table(
            String name,
            long source,
            long filtered,
            long migrated,
            long rejected,
            long warnings,
            double seconds,
            double required) {
        return new TableResult(name, source, filtered, migrated, 0, 0, rejected, 0, warnings, seconds, required);
    }

    private static MigrationResult run(ExitCode exitCode, List<TableResult> tables, int issues) {
        List<IssueCount> counts = counts();
        return new MigrationResult(
                RUN,
                exitCode,
                STARTED,
                STARTED.plusSeconds(52),
                tables,
                issues(issues),
                counts.stream().mapToLong(IssueCount::count).sum(),
                counts,
                validations(tables));
    }

    private static List<IssueCount> counts() {
        return List.of(
                count(Severity.ERROR, ReasonCode.PARENT_MISSING, "order_cases", 274, 103),
                count(Severity.ERROR, ReasonCode.PARENT_MISSING, "treatment_discussions", 241, 12),
                count(Severity.ERROR, ReasonCode.PARENT_AMBIGUOUS, "order_cases", 36, 611),
                count(Severity.ERROR, ReasonCode.PARENT_AMBIGUOUS, "treatment_discussions", 26, 274),
                count(Severity.ERROR, ReasonCode.PRECISION_LOSS, "brackets", 31, 42),
                count(Severity.ERROR, ReasonCode.ENUM_UNKNOWN, "brackets", 5, 77),
                count(Severity.ERROR, ReasonCode.ENUM_UNKNOWN, "order_cases", 22, 900),
                count(Severity.ERROR, ReasonCode.DUPLICATE_KEY, "purchases", 12, 1204),
                count(Severity.ERROR, ReasonCode.REQUIRED_VALUE_MISSING, "treatment_discussions", 11, 5),
                count(Severity.ERROR, ReasonCode.JSON_INVALID, "technician_roles", 7, 9),
                count(Severity.ERROR, ReasonCode.JSON_INVALID, "template_view_roles", 8, 31),
                count(Severity.WARNING, ReasonCode.OPTIONAL_PARENT_MISSING, "purchases", 113, 8),
                count(Severity.WARNING, ReasonCode.OPTIONAL_PARENT_MISSING, "message_attachments", 63, 15),
                count(Severity.WARNING, ReasonCode.TOTAL_MISMATCH, "purchases", 41, 30),
                count(Severity.WARNING, ReasonCode.PARTICIPANT_MISSING, "treatment_discussions", 52, 61),
                count(Severity.WARNING, ReasonCode.NO_AUTH_USER, "technicians", 7, 3),
                count(Severity.INFO, ReasonCode.ADOPTED, "technician_roles", 3, 2));
    }

    private static IssueCount count(Severity severity, ReasonCode code, String table, long count, long example) {
        return new IssueCount(severity, code, table, count, example, code.remedy());
    }

    /** Of every third, a hostile one. */
    static List<Issue> issues(int number) {
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            issues.add(
                    i % 3 == 0
                            ? Issue.of(
                                    ReasonCode.PARENT_MISSING,
                                    "order_cases",
                                    100 + i,
                                    "case_id",
                                    "case " + i + " does not exist")
                            : i % 3 == 1
                                    ? Issue.of(
                                            ReasonCode.PRECISION_LOSS,
                                            "brackets",
                                            i,
                                            "slot_size",
                                            "slot_size needs 3 decimals, the column holds 2")
                                    : Issue.of(
                                            ReasonCode.TOTAL_MISMATCH,
                                            "purchases",
                                            -i,
                                            null,
                                            "total is not the sum " + HOSTILE));
        }
        return issues;
    }

    private static List<Validation> validations(List<TableResult> tables) {
        List<Validation> validations = new ArrayList<>();
        for (TableResult table : tables) {
            validations.add(Validation.fact(table.table(), "source_rows", Validation.Phase.BEFORE, table.source()));
            validations.add(Validation.equal(
                    table.table(),
                    "accounted",
                    Validation.Phase.AFTER,
                    table.source(),
                    table.source() - table.unaccounted()));
        }
        validations.add(Validation.equal(
                "purchases", "sum_total_amount_USD", Validation.Phase.AFTER, "4812993.18", "4812993.18"));
        return validations;
    }

    static Verification verification(Status money) {
        List<CheckResult> checks = new ArrayList<>();
        for (TableResult table : TABLES) {
            for (String check : CHECKS) {
                checks.add(check(table.table(), check, Status.PASSED, table.migrated(), List.of(), "nothing found"));
            }
            if (!List.of("brackets", "template_view_groups").contains(table.table())) {
                checks.add(check(table.table(), "edges", Status.PASSED, table.migrated(), List.of(), "nothing found"));
            }
            if (List.of("technician_roles", "template_view_roles").contains(table.table())) {
                checks.add(check(
                        table.table(), "access_control", Status.PASSED, table.migrated(), List.of(), "nothing found"));
            }
        }
        checks.add(check("purchases", "audit_trail", Status.PASSED, 3689, List.of(), "nothing found"));
        checks.add(check("technicians", "personnel", Status.PASSED, 91, List.of(), "nothing found"));
        checks.add(check(
                "purchases",
                "money",
                money,
                3689,
                money == Status.PASSED ? List.of() : deviations(),
                money == Status.PASSED ? "nothing found" : "3 rows differ, e.g. legacy id 881: total_amount"));
        return new Verification(
                RUN,
                STARTED.plusSeconds(300),
                STARTED.plusSeconds(331),
                true,
                checks,
                sums(money == Status.PASSED ? "4812993.18" : "4812993.17"));
    }

    private static CheckResult check(
            String table, String check, Status status, long compared, List<Deviation> deviations, String summary) {
        return new CheckResult(
                table,
                check,
                status,
                compared,
                deviations.size(),
                deviations,
                summary,
                "Find out who changed the row on the target, then compare again.",
                0.42);
    }

    private static List<Deviation> deviations() {
        return List.of(
                deviation(881L, "total_amount", "125.00", "124.99"),
                deviation(1204L, "vendor_name", HOSTILE, null),
                new Deviation(
                        Severity.ERROR, null, null, "the sum of total_amount differs", "4812993.18", "4812993.17"));
    }

    private static Deviation deviation(
            long legacyId, String column, @Nullable String expected, @Nullable String actual) {
        return new Deviation(Severity.ERROR, legacyId, column, column + " differs", expected, actual);
    }

    private static List<MoneySum> sums(String total) {
        return List.of(
                sum("month", "2025-11", "4812993.1800", "4812993.18"),
                sum("all", "", "4812993.18", total),
                sum("currency", "USD", "4398022.68", "4398022.68"),
                sum("currency", "EUR", "414970.50", "414970.50"),
                sum("status", "paid", "3901200.18", "3901200.18"),
                sum("status", "pending", "911793.00", "911793.00"));
    }

    private static MoneySum sum(String dimension, String key, String source, String target) {
        return new MoneySum(
                "purchases",
                dimension,
                key,
                "total_amount",
                3689,
                new BigDecimal(source),
                3689,
                new BigDecimal(target));
    }

    static RunFacts facts() {
        List<RunFacts.ParentTable> parents = List.of(
                new RunFacts.ParentTable("profiles", "legacy_user_id", 9_402, 9_377, 0),
                new RunFacts.ParentTable("cases", "legacy_patient_id", 21_880, 21_744, 39),
                new RunFacts.ParentTable("messages", "legacy_record_id", 58_113, 58_113, 27));
        List<RunFacts.TableAccess> access = new ArrayList<>();
        List<RunFacts.ColumnOrigin> columns = new ArrayList<>();
        List<RunFacts.Throughput> throughput = new ArrayList<>();
        List<RunFacts.HistoryEntry> history = new ArrayList<>();
        Instant start = STARTED;
        for (TableResult table : TABLES) {
            access.add(new RunFacts.TableAccess(
                    table.table(), "postgres", "on", List.of("staff_read"), List.of("postgres", "authenticated")));
            columns.add(
                    origin(table.table(), "id", List.of("legacy_id"), "made from the table and the legacy id", null));
            columns.add(origin(table.table(), "created_at", List.of("created_at"), "", null));
            columns.add(origin(table.table(), "status", List.of("status"), "", "the source query has no value for it"));
            columns.add(origin(
                    table.table(), "metadata", List.of("notes", "extra"), "what has no column of its own", null));
            Instant end = start.plusMillis(Math.round(table.seconds() * 850));
            for (long at = start.getEpochSecond(); at <= end.getEpochSecond(); at++) {
                long share = table.migrated() / Math.max(1, end.getEpochSecond() - start.getEpochSecond() + 1);
                throughput.add(new RunFacts.Throughput(
                        table.table(), Instant.ofEpochSecond(at), 1, share * (80 + at * 7 % 40) / 100));
            }
            history.add(new RunFacts.HistoryEntry(
                    RUN,
                    table.table(),
                    "migrate",
                    "completed",
                    table.source(),
                    table.source(),
                    start,
                    end,
                    "clinic-1/4711",
                    null));
            start = end;
        }
        access.add(new RunFacts.TableAccess(
                "migration.migration_quarantine", "postgres", "on", List.of(), List.of("postgres")));
        history.add(new RunFacts.HistoryEntry(
                "20260301T080000Z-11aa",
                "brackets",
                "migrate",
                "failed",
                900,
                1720,
                STARTED.minusSeconds(500_000),
                null,
                "clinic-1/123",
                "the connection was lost"));
        return new RunFacts(
                parents,
                access,
                columns,
                throughput,
                history,
                12,
                Map.of(
                        "BATCH_SIZE",
                        "1000",
                        "WORKERS",
                        "4",
                        "TARGET_DB_HOST",
                        "db.abcdefgh.supabase.co",
                        "LEDGER_SCHEMA",
                        "migration"),
                Map.of("Rekey", "0.1.0", "Java", "17.0.15", "source PostgreSQL", "13.4", "target PostgreSQL", "17.6"),
                311L * 1024 * 1024,
                List.of(
                        Assessment.Check.passed(
                                "target.privileges", Severity.ERROR, "the target role may do what is needed"),
                        Assessment.Check.failed(
                                "target.before_triggers",
                                Severity.WARNING,
                                "brackets has triggers that can change what is written: stamp " + HOSTILE,
                                "ALTER TABLE ... DISABLE TRIGGER ... until the migration is done."),
                        Assessment.Check.failed(
                                "target.checksums",
                                Severity.INFO,
                                "data checksums are off",
                                "pg_checksums --enable while the server is down.")),
                List.of());
    }

    private static RunFacts.ColumnOrigin origin(
            String table, String column, List<String> from, String rule, @Nullable String leftOut) {
        List<String> expressions = from.stream().map(name -> "x." + name).toList();
        return new RunFacts.ColumnOrigin(table, column, from, expressions, rule, "'active'", leftOut);
    }
}
