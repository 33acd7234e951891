package dev.rekey.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ExitCode;
import dev.rekey.api.Pause;
import dev.rekey.api.RepairPlan;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackResult;
import dev.rekey.api.RollbackState;
import dev.rekey.api.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON of commands that leave no report; the records are the keys. */
final class JsonDocuments {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    record Failed(int exitCode, String status, String error) {}

    record Explained(int exitCode, List<Explanation> tables) {}

    record Assessed(int exitCode, String status, List<Check> checks, List<Table> tables) {}

    record Check(String id, String severity, boolean passed, String evidence, String remedy) {}

    record Table(
            String table,
            long source,
            long filtered,
            long migrated,
            long unchanged,
            long changed,
            long rejected,
            Map<String, Long> reasons,
            Map<String, Long> warnings,
            double successRate,
            double requiredRate) {}

    record Repaired(
            int exitCode,
            String status,
            String verifiedRunId,
            String verifiedAt,
            boolean resumes,
            long mended,
            long left,
            List<RepairStep> steps) {}

    record RepairStep(
            String action,
            boolean mends,
            String table,
            long rows,
            List<Long> firstLegacyIds,
            String meaning,
            String detail,
            String remedy) {}

    record Status(
            int exitCode,
            String status,
            @Nullable String runId,
            @Nullable String operation,
            List<Progress> tables,
            List<RolledBack> rollbacks,
            @Nullable Paused pause) {}

    record Pauses(int exitCode, String status, List<Paused> pauses) {}

    record Paused(
            @Nullable String runId,
            String since,
            String by,
            @Nullable String reason) {}

    record RolledBack(
            String runId,
            String status,
            List<String> tables,
            long removed,
            long kept,
            @Nullable String completedAt,
            @Nullable String error) {}

    record Undone(
            int exitCode,
            String status,
            boolean written,
            List<String> runs,
            boolean force,
            List<RollbackPlan.Table> tables,
            List<Row> kept,
            List<Row> rewritten,
            List<RollbackPlan.Hanging> hanging,
            List<String> stays,
            List<String> notes) {}

    record Row(String table, long legacyId, String runId, String reason, String message) {}

    record Progress(
            String table,
            String status,
            long processed,
            long rejected,
            long total,
            int partitions,
            int partitionsDone,
            @Nullable String startedAt,
            @Nullable String completedAt,
            @Nullable String error) {}

    private JsonDocuments() {}

    static String error(ExitCode exitCode, String message) {
        return write(new Failed(exitCode.code(), exitCode.status(), message));
    }

    static String explanations(List<Explanation> explanations) {
        return write(new Explained(ExitCode.COMPLETE.code(), explanations));
    }

    static String assessment(Assessment assessment) {
        return write(new Assessed(
                assessment.exitCode().code(),
                assessment.exitCode().status(),
                assessment.checks().stream()
                        .map(check -> new Check(
                                check.id(),
                                check.severity().name().toLowerCase(Locale.ROOT),
                                check.passed(),
                                check.evidence(),
                                check.remedy()))
                        .toList(),
                assessment.tables().stream().map(JsonDocuments::table).toList()));
    }

    static String repair(RepairPlan plan, ExitCode exitCode) {
        return write(new Repaired(
                exitCode.code(),
                exitCode.status(),
                plan.origin().runId(),
                plan.origin().verifiedAt().toString(),
                plan.resumes(),
                plan.mended(),
                plan.left(),
                plan.steps().stream()
                        .map(step -> new RepairStep(
                                step.action().name(),
                                step.action().mends(),
                                step.table(),
                                step.rows(),
                                step.first(),
                                step.action().meaning(),
                                step.detail(),
                                step.action().remedy()))
                        .toList()));
    }

    /** The latest run that stands, if there is one, and what was rolled back. */
    static String status(Optional<RunStatus> status, List<RollbackState> rollbacks) {
        return write(new Status(
                ExitCode.COMPLETE.code(),
                status.map(RunStatus::complete).orElse(false) ? "complete" : "incomplete",
                status.map(RunStatus::runId).orElse(null),
                status.map(RunStatus::operation).orElse(null),
                status.map(RunStatus::tables).orElse(List.of()).stream()
                        .map(JsonDocuments::progress)
                        .toList(),
                rollbacks.stream().map(JsonDocuments::rolledBack).toList(),
                status.map(RunStatus::pause).map(JsonDocuments::paused).orElse(null)));
    }

    /** What was paused, or goes on. */
    static String pauses(List<Pause> pauses) {
        return write(new Pauses(
                ExitCode.COMPLETE.code(),
                ExitCode.COMPLETE.status(),
                pauses.stream().map(JsonDocuments::paused).toList()));
    }

    /** Of every run where it names none. */
    private static Paused paused(Pause pause) {
        return new Paused(
                pause.scope().equals(Pause.EVERY_RUN) ? null : pause.scope(),
                pause.since().toString(),
                pause.by(),
                pause.reason());
    }

    static String rollback(RollbackPlan plan) {
        return undone(ExitCode.COMPLETE, false, plan, plan.tables());
    }

    static String rollback(RollbackResult result) {
        return undone(result.exitCode(), true, result.plan(), result.tables());
    }

    private static String undone(
            ExitCode exitCode, boolean written, RollbackPlan plan, List<RollbackPlan.Table> tables) {
        return write(new Undone(
                exitCode.code(),
                exitCode.status(),
                written,
                plan.runs(),
                plan.what().force(),
                tables,
                plan.kept().stream().map(JsonDocuments::row).toList(),
                plan.rewritten().stream().map(JsonDocuments::row).toList(),
                plan.hanging(),
                plan.stays(),
                plan.notes()));
    }

    private static Row row(RollbackPlan.Row row) {
        return new Row(row.table(), row.legacyId(), row.runId(), row.reason().name(), row.message());
    }

    private static RolledBack rolledBack(RollbackState state) {
        return new RolledBack(
                state.runId(),
                state.status(),
                state.tables(),
                state.removed(),
                state.kept(),
                text(state.completedAt()),
                state.error());
    }

    private static Table table(Forecast forecast) {
        return new Table(
                forecast.table(),
                forecast.source(),
                forecast.filtered(),
                forecast.migrated(),
                forecast.unchanged(),
                forecast.changed(),
                forecast.rejected(),
                names(forecast.reasons()),
                names(forecast.warnings()),
                forecast.successRate(),
                forecast.requiredRate());
    }

    private static Progress progress(RunStatus.Table table) {
        return new Progress(
                table.table(),
                table.status(),
                table.processed(),
                table.rejected(),
                table.total(),
                table.partitions(),
                table.partitionsDone(),
                text(table.startedAt()),
                text(table.completedAt()),
                table.error());
    }

    private static Map<String, Long> names(Map<? extends Enum<?>, Long> counts) {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((code, count) -> named.put(code.name(), count));
        return named;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String write(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
