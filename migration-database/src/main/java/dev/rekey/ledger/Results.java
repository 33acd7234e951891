package dev.rekey.ledger;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.RunStatus;
import dev.rekey.api.Severity;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.jdbi.Bundle;
import dev.rekey.ledger.CheckpointDao.Totals;
import dev.rekey.ledger.ControlDao.Control;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a run as the ledger has it: what is reported is what was recorded. */
public final class Results {

    private final Ledger ledger;

    public Results(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The run, its exit code following from what the ledger says of it. */
    public MigrationResult run(String runId) {
        List<Control> controls = ledger.control().list(runId);
        Bundle bundle = ledger.bundle();
        Supplier<MigrationResult> result = ask(bundle, runId, controls);
        bundle.send();
        return result.get();
    }

    /**
     * Asks for the run together with others.
     *
     * @param controls the run's tables, as the ledger lists them
     */
    public Supplier<MigrationResult> ask(Bundle bundle, String runId, List<Control> controls) {
        List<String> names = controls.stream().map(Control::tableName).toList();
        bundle.bind("runId", runId).bind("limit", MigrationResult.MAX_ISSUES);
        Supplier<List<IssueCount>> counts = askCounts(bundle, names);
        Supplier<List<Issue>> issues = bundle.ask(IssueDao.LIST, Issue.class);
        Supplier<List<ValidationDao.Row>> validations = bundle.ask(ValidationDao.LIST, ValidationDao.Row.class);
        Supplier<List<Totals>> totals = bundle.ask(CheckpointDao.TOTALS, Totals.class);
        return () -> result(
                runId,
                controls,
                counts.get(),
                issues.get(),
                validations.get().stream().map(ValidationDao.Row::validation).toList(),
                totals.get());
    }

    /** Asks how many issues rows of these tables have. */
    public static Supplier<List<IssueCount>> askCounts(Bundle bundle, List<String> tables) {
        return bundle.bindList("tables", tables)
                .bind("order", tables.stream().collect(Collectors.joining(",", "{", "}")))
                .ask(IssueDao.COUNT, IssueCount.class);
    }

    private MigrationResult result(
            String runId,
            List<Control> controls,
            List<IssueCount> counts,
            List<Issue> issues,
            List<Validation> validations,
            List<Totals> totals) {
        List<TableResult> tables = controls.stream()
                .map(control -> table(control, find(totals, control.tableName()), counts))
                .toList();
        // Where fewer are listed than may be, those are all.
        long all = issues.size() < MigrationResult.MAX_ISSUES
                ? issues.size()
                : ledger.issues()
                        .total(controls.stream().map(Control::tableName).toList());
        return new MigrationResult(
                runId,
                exitCode(controls, tables, validations),
                controls.stream()
                        .map(Control::createdAt)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                finishedAt(controls),
                tables,
                issues,
                all - issues.size(),
                counts,
                validations);
    }

    public RunStatus status(String runId) {
        List<Control> controls = ledger.control().list(runId);
        List<Totals> totals = ledger.checkpoints().totals(runId);
        List<RunStatus.Table> tables = new ArrayList<>();
        for (Control control : controls) {
            Totals sum = find(totals, control.tableName());
            tables.add(new RunStatus.Table(
                    control.tableName(),
                    control.status(),
                    sum.processed(),
                    sum.rejected(),
                    control.totalRecords(),
                    sum.partitions(),
                    sum.partitionsDone(),
                    control.startedAt(),
                    control.completedAt(),
                    control.errorMessage()));
        }
        return new RunStatus(
                runId,
                controls.isEmpty() ? "" : controls.get(0).operation(),
                tables,
                ledger.pause(runId).orElse(null));
    }

    /** What a table's partitions add up to. */
    public static Totals totals(Ledger ledger, String runId, String table) {
        return find(ledger.checkpoints().totals(runId), table);
    }

    /** Those of one table among those of a run. */
    public static Totals find(List<Totals> totals, String table) {
        return totals.stream()
                .filter(sum -> sum.tableName().equals(table))
                .findFirst()
                .orElse(new Totals(table, 0, 0, 0, 0, 0, 0, 0));
    }

    /** One table of a run, from what its partitions add up to and how many issues it has. */
    public static TableResult table(Control control, Totals sum, List<IssueCount> counts) {
        long warnings = counts.stream()
                .filter(count -> count.table().equals(control.tableName()))
                .filter(count -> count.severity() == Severity.WARNING)
                .mapToLong(IssueCount::count)
                .sum();
        long unaccounted = control.completed()
                ? control.unaccountedRecords()
                : Math.max(0, control.totalRecords() - sum.processed());
        return new TableResult(
                control.tableName(),
                sum.processed() + unaccounted,
                control.filteredRecords(),
                sum.migrated(),
                sum.unchanged(),
                sum.changed(),
                sum.rejected(),
                unaccounted,
                warnings,
                seconds(control.startedAt(), control.completedAt()),
                control.requiredRate());
    }

    private static double seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? 0 : Duration.between(from, to).toMillis() / 1000.0;
    }

    private static @Nullable Instant finishedAt(List<Control> controls) {
        return controls.stream().anyMatch(control -> !control.completed())
                ? null
                : controls.stream()
                        .map(Control::completedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static ExitCode exitCode(List<Control> controls, List<TableResult> tables, List<Validation> validations) {
        if (controls.stream().anyMatch(control -> !control.completed())) {
            return validations.stream().anyMatch(Results::stopped) ? ExitCode.DATA : ExitCode.INTERRUPTED;
        }
        boolean within = tables.stream().allMatch(TableResult::withinLimits);
        return within && validations.stream().allMatch(Validation::passed) ? ExitCode.COMPLETE : ExitCode.DATA;
    }

    private static boolean stopped(Validation validation) {
        return validation.check().equals(Validation.MAX_REJECTED) && !validation.passed();
    }
}
