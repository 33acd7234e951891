package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static void isClear(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("set REPORT_DIR to another directory");
        assertThat(((MigrationException) thrown).exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    }
}
