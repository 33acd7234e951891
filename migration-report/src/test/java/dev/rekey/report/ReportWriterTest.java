package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    @Test
    void write_leavesTheReportAndNothingElse(@TempDir Path directory) throws Exception {
        Path reports = directory.resolve("a/b");

        ReportWriter.prepare(reports);
        ReportWriter.write(reports, Results.report(Results.UNCHANGED));
        ReportWriter.write(reports, Results.report(Results.MIXED));

        try (var files = Files.list(reports)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "report.json", "REPORT.md", "junit.xml");
        }
        assertThat(Files.readString(reports.resolve("report.json"))).contains("— die Spalte hält 2");
    }

    @Test
    void write_directoryIsAFile_saysWhatToDo(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        for (Path path : new Path[] {file, file.resolve("below")}) {
            assertThatThrownBy(() -> ReportWriter.prepare(path)).satisfies(ReportWriterTest::isClear);
            assertThatThrownBy(() -> ReportWriter.write(path, Results.report(Results.MIXED)))
                    .satisfies(ReportWriterTest::isClear);
        }
    }

    @Test
    void directory_thatIsCreated_isItsOwnersAlone(@TempDir Path directory) throws Exception {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path reports = directory.resolve("a/b");

        ReportWriter.prepare(reports);
        ReportWriter.write(reports, Results.report(Results.MIXED));

        for (Path created : new Path[] {reports.getParent(), reports}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(created)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void directory_thatSomebodyOpenedToOthers_staysOpen(@TempDir Path directory) throws Exception {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path reports = Files.createDirectory(directory.resolve("shared"));
        Files.setPosixFilePermissions(reports, PosixFilePermissions.fromString("rwxr-xr-x"));

        ReportWriter.prepare(reports);
        ReportWriter.write(reports, Results.report(Results.MIXED));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(reports)))
                .isEqualTo("rwxr-xr-x");
    }

    private static void isClear(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("set REPORT_DIR to another directory");
        assertThat(((MigrationException) thrown).exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
