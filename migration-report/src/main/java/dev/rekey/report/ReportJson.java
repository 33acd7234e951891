package dev.rekey.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code report.json}: the records below are its keys, which other programs read and which therefore never change. */
public final class ReportJson implements ReportFormat {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    record Document(
            String runId,
            String status,
            int exitCode,
            String startedAt,
            @Nullable String finishedAt,
            List<Table> tables,
            List<Entry> issues,
            long issuesOmitted,
            List<Check> validations) {}

    record Table(
            String table,
            long source,
            long filtered,
            long migrated,
            long unchanged,
            long changed,
            long rejected,
            long unaccounted,
            long warnings,
            BigDecimal seconds,
            double successRate,
            double requiredRate) {}

    record Entry(
            String table,
            long legacyId,
            String severity,
            String code,
            @Nullable String column,
            String message,
            String remedy) {}

    record Check(String table, String check, String phase, boolean passed, String expected, String actual) {}

    @Override
    public String fileName() {
        return "report.json";
    }

    @Override
    public String render(MigrationResult result) {
        try {
            return JSON.writeValueAsString(document(result)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document document(MigrationResult result) {
        return new Document(
                result.runId(),
                result.exitCode().status(),
                result.exitCode().code(),
                result.startedAt().toString(),
                result.finishedAt() == null ? null : result.finishedAt().toString(),
                result.tables().stream().map(ReportJson::table).toList(),
                result.issues().stream().map(ReportJson::entry).toList(),
                result.issuesOmitted(),
                result.validations().stream().map(ReportJson::check).toList());
    }

    private static Table table(TableResult result) {
        return new Table(
                result.table(),
                result.source(),
                result.filtered(),
                result.migrated(),
                result.unchanged(),
                result.changed(),
                result.rejected(),
                result.unaccounted(),
                result.warnings(),
                BigDecimal.valueOf(result.seconds()).setScale(3, RoundingMode.HALF_UP),
                result.successRate(),
                result.requiredRate());
    }

    private static Entry entry(Issue issue) {
        return new Entry(
                issue.table(),
                issue.legacyId(),
                lowerCase(issue.severity()),
                issue.code().name(),
                issue.column(),
                issue.message(),
                issue.remedy());
    }

    private static Check check(Validation validation) {
        return new Check(
                validation.table(),
                validation.check(),
                lowerCase(validation.phase()),
                validation.passed(),
                validation.expected(),
                validation.actual());
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
