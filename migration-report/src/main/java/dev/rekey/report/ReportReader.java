package dev.rekey.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.api.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads back what an earlier report of the same run knew and the ledger does not. */
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
}
