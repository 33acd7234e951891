package dev.rekey.report;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Leaves the final report in a directory, one file a format. */
public final class ReportWriter {

    private static final List<ReportFormat> FORMATS =
            List.of(new ReportHtml(), new ReportJson(), new ReportMarkdown(), new ReportJunit());

    private ReportWriter() {}

    /**
     * Creates the directory and tries to write into it, so that a run of hours does not end without its report.
     *
     * @throws MigrationException CONFIGURATION, if that is not possible
     */
    public static void prepare(Path directory) {
        try {
            OwnersDirectory.create(directory);
            Files.delete(Files.createTempFile(directory, ".rekey", ".tmp"));
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /**
     * Writes the report. A reader finds the files of this run or those of the one before, never half a file.
     *
     * @throws MigrationException CONFIGURATION, if the directory cannot be written
     */
    public static void write(Path directory, Report report) {
        try {
            OwnersDirectory.create(directory);
            for (ReportFormat format : FORMATS) {
                replace(directory, format.fileName(), format.render(report));
            }
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static void replace(Path directory, String name, String content) throws IOException {
        // Not createTempFile, whose files are their owner's alone: who may read a report, its directory says.
        Path temporary =
                directory.resolve("." + name + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(temporary, content, StandardCharsets.UTF_8);
            Files.move(
                    temporary,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static MigrationException unwritable(Path directory, IOException cause) {
        return new MigrationException(
                ExitCode.CONFIGURATION,
                "REPORT_DIR: cannot write into the directory " + directory + " ("
                        + cause.getClass().getSimpleName()
                        + "). Make it writable, or set REPORT_DIR to another directory.",
                cause);
    }
}
