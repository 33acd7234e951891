package dev.rekey.report;

import java.nio.file.Path;

/** Writes sample reports, to be looked at: {@code main} takes the directory. */
final class SampleReports {

    private SampleReports() {}

    public static void main(String... arguments) {
        Path directory = Path.of(arguments[0]);
        ReportWriter.write(directory.resolve("clean"), Samples.clean());
        ReportWriter.write(directory.resolve("exceptions"), Samples.withExceptions());
        ReportWriter.write(directory.resolve("unverified"), Samples.unverified());
        ReportWriter.write(directory.resolve("failing"), Samples.failing(10_000));
        ReportWriter.write(directory.resolve("many"), Samples.failing(100_000));
    }
}
