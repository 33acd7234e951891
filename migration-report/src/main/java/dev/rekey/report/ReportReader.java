package dev.rekey.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.api.ExitCode;
import dev.rekey.api.Issue;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.RunFacts;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.api.Verification;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads back what an earlier report knew and the ledger does not, or cannot be asked for. */
public final class ReportReader {

    private ReportReader() {}

    /**
     * The verification that the directory's {@code report.json} tells of.
     *
     * @param notices gets one line when there is a file that cannot be read or understood; it then counts as none
     * @return empty where there is no report, no verification in it, or one of another run
     */
    public static Optional<Verification> verification(Path directory, String runId, Consumer<String> notices) {
        Path file = directory.resolve(ReportJson.FILE_NAME);
        try {
            JsonNode report = Json.MAPPER.readTree(Files.readString(file));
            if (!report.isObject()) {
                return none(file, "no JSON object", notices);
            }
            JsonNode section = report.path("verification");
            if (section.isMissingNode() || section.isNull()) {
                return Optional.empty();
            }
            return Optional.of(Json.MAPPER.treeToValue(section, Verification.class))
                    .filter(verification -> verification.runId().equals(runId));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // Its message would quote the file, in which there are values of rows.
            return none(file, e.getClass().getSimpleName(), notices);
        }
    }

    private static Optional<Verification> none(Path file, String reason, Consumer<String> notices) {
        notices.accept(
                "%s: not understood (%s), so a verification that it may tell of is not carried over. Verify again."
                        .formatted(file, reason));
        return Optional.empty();
    }

    /**
     * The whole report that the directory's {@code report.json} tells, for when no database can be asked.
     *
     * @return empty where there is none
     * @throws MigrationException CONFIGURATION, if there is a file that cannot be read or understood
     */
    public static Optional<Report> report(Path directory) {
        Path file = directory.resolve(ReportJson.FILE_NAME);
        try {
            JsonNode report = Json.MAPPER.readTree(Files.readString(file));
            return Optional.of(new Report(
                    run(report),
                    Json.MAPPER.treeToValue(report, RunFacts.class),
                    Json.MAPPER.treeToValue(report.path("verification"), Verification.class)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // Without the cause, whose message would quote the file, in which there are values of rows.
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "%s: not understood (%s), so it may still tell of an earlier verification. Delete it."
                            .formatted(file, e.getClass().getSimpleName()));
        }
    }

    private static MigrationResult run(JsonNode report) throws IOException {
        int code = part(report, "exitCode", Integer.class);
        return new MigrationResult(
                part(report, "runId", String.class),
                Arrays.stream(ExitCode.values())
                        .filter(exit -> exit.code() == code)
                        .findFirst()
                        .orElse(ExitCode.UNEXPECTED),
                part(report, "startedAt", Instant.class),
                Json.MAPPER.treeToValue(report.path("finishedAt"), Instant.class),
                List.of(part(report, "tables", TableResult[].class)),
                List.of(part(report, "issues", Issue[].class)),
                part(report, "issuesOmitted", Long.class),
                List.of(part(report, "issueCounts", IssueCount[].class)),
                List.of(part(report, "validations", Validation[].class)));
    }

    private static <T> T part(JsonNode report, String name, Class<T> type) throws IOException {
        T value = Json.MAPPER.treeToValue(report.path(name), type);
        if (value == null) {
            throw new InvalidObjectException(name + " is missing");
        }
        return value;
    }
}
