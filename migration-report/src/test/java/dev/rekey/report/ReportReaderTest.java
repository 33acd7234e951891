package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rekey.api.MigrationException;
import dev.rekey.api.Verification.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private final List<String> notices = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void verification_ofTheSameRun_comesBackAsItWas() {
        ReportWriter.write(directory, Samples.failing(3));

        assertThat(ReportReader.verification(directory, Samples.RUN, notices::add))
                .contains(Samples.verification(Status.FAILED));
        assertThat(notices).isEmpty();
    }

    @Test
    void verification_ofAnotherRun_isNone() {
        ReportWriter.write(directory, Samples.clean());

        assertThat(ReportReader.verification(directory, "another", notices::add))
                .isEmpty();
        assertThat(notices).isEmpty();
    }

    @Test
    void verification_whereThereIsNone_isNone_withoutComplaint() {
        assertThat(ReportReader.verification(directory, Samples.RUN, notices::add))
                .isEmpty();

        ReportWriter.write(directory, Samples.unverified());
        assertThat(ReportReader.verification(directory, Samples.RUN, notices::add))
                .isEmpty();
        assertThat(notices).isEmpty();
    }

    @Test
    void report_comesBackAsItWas() {
        for (Report report : List.of(Samples.failing(3), Samples.unverified(), Samples.clean())) {
            ReportWriter.write(directory, report);

            Report read = ReportReader.report(directory).orElseThrow();
            assertThat(read.run()).isEqualTo(report.run());
            assertThat(read.facts()).isEqualTo(report.facts());
            assertThat(new ReportJson().render(read)).isEqualTo(new ReportJson().render(report));
            assertThat(new ReportHtml().render(read)).isEqualTo(new ReportHtml().render(report));
        }
    }

    @Test
    void report_whereThereIsNone_isNone() {
        assertThat(ReportReader.report(directory)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"runId\": \"secret 4711\"}"})
    void report_notUnderstood_isRefused_withoutItsContents(String content) throws Exception {
        Files.writeString(directory.resolve("report.json"), content);

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> ReportReader.report(directory))
                .withMessageContaining("report.json: not understood")
                .withMessageNotContaining("4711")
                .withNoCause();
    }

    @Test
    void verificationThatCouldNotBegin_isUnproven_andSaysWhy() {
        Report report = new Report(
                Samples.clean().run(), Samples.clean().facts(), null, "the verification could not begin: no answer");
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.UNPROVEN);
        assertThat(report.judgement().reasons()).containsExactly("the verification could not begin: no answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"verification\": {\"runId\": \"%s\"}}",
                "{\"verification\": \"secret 4711\"}",
                "{\"verification\": {\"runId\": \"%s\", \"startedAt\": \"yesterday\", \"finishedAt\": \"2026-01-01T00:00:00Z\","
                        + " \"complete\": true, \"checks\": [], \"sums\": []}}",
                "{\"verification\": {\"runId\": \"%s\", \"startedAt\": \"2026-01-01T00:00:00Z\", \"finishedAt\":"
                        + " \"2026-01-01T00:00:00Z\", \"complete\": null, \"checks\": [], \"sums\": []}}"
            })
    void file_notUnderstood_isNone_andSaidWithoutItsContents(String content) throws Exception {
        Files.writeString(directory.resolve("report.json"), content.replace("%s", Samples.RUN));

        assertThat(ReportReader.verification(directory, Samples.RUN, notices::add))
                .isEmpty();
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("report.json", "Verify again.")
                .doesNotContain("4711");
    }
}
