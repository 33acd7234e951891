package dev.rekey.verify.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.api.Severity;
import dev.rekey.api.Verification.Deviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureReportTest {

    private static final String RESULT = """
            {"uuid": "%1$s", "historyId": "%1$s", "name": "brackets: content", "status": "failed", "start": 1, "stop": 2,
             "statusDetails": {"message": "brackets: content: 1 deviation, e.g. legacy id 4: model"},
             "labels": [{"name": "epic", "value": "Migration"}, {"name": "feature", "value": "brackets"}]}""";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void missingResults_fail() {
        assertThatThrownBy(() -> report().requireResults(3)).hasMessageContaining("Allure has 0 results of 3 tests");
        assertThatThrownBy(() -> report().requireResults(0)).hasMessageContaining("Allure has 0 results of 0 tests");
    }

    @Test
    void fewerResultsThanTests_fail() throws IOException {
        result("a");

        report().requireResults(1);
        assertThatThrownBy(() -> report().requireResults(2)).hasMessageContaining("Allure has 1 results of 2 tests");
    }

    @Test
    void tests_areThoseThatFailsafeCounted() throws IOException {
        Path summary = Files.writeString(
                directory.resolve("summary.xml"), "<failsafe-summary><completed>109</completed></failsafe-summary>");

        assertThat(AllureReport.tests(summary)).isEqualTo(109);
    }

    @Test
    void report_isOneFileAndASite_andLoadsNothingFromOutside() throws IOException {
        result("a");
        report().generate(List.of());

        for (String page : List.of("reports/allure.html", "reports/allure/index.html")) {
            assertThat(Files.readString(directory.resolve(page)))
                    .contains("Verification of the migration")
                    .doesNotContain("googletagmanager")
                    .doesNotContain("gtag(");
        }
        assertThat(Files.readString(directory.resolve("reports/allure/data/categories.json")))
                .contains("Values differ")
                .doesNotContain("A limit was missed");
    }

    @Test
    void history_isKeptFromReportToReport() throws IOException {
        result("a");
        report().generate(List.of());
        report().generate(List.of());

        assertThat(Files.readString(directory.resolve("reports/allure/history/history.json")))
                .contains("\"a\"")
                .contains("\"total\":2");
    }

    @Test
    void site_keepsNothingOfTheOneBeforeButTheHistory() throws IOException {
        result("a");
        report().generate(List.of());
        Files.delete(directory.resolve("results/a-result.json"));
        result("b");
        report().generate(List.of());

        assertThat(directory.resolve("reports")).isDirectoryNotContaining("glob:**allure-next");
        try (Stream<Path> cases = Files.list(directory.resolve("reports/allure/data/test-cases"))) {
            assertThat(cases).hasSize(1);
        }
        assertThat(Files.readString(directory.resolve("results/executor.json"))).contains("\"buildOrder\":2");
    }

    @Test
    void limitThatCouldNotBeRead_isNoMissedLimit() throws IOException {
        Path results = Files.createDirectories(directory.resolve("results"));
        Context.write(results);
        String regex = StreamSupport.stream(
                        new ObjectMapper()
                                .readTree(results.resolve("categories.json").toFile())
                                .spliterator(),
                        false)
                .filter(category -> category.path("name").asText().equals("A limit was missed"))
                .map(category -> category.path("messageRegex").asText())
                .findFirst()
                .orElseThrow();

        assertThat("brackets: limits: 1 deviation, e.g. 9 of 10 rows stand; 95 % must")
                .matches(regex);
        assertThat("brackets: limits: column bracket.model does not exist").doesNotMatch(regex);
    }

    @Test
    void deviations_areQuotedForSpreadsheets() {
        String csv = Evidence.csv(List.of(
                new Deviation(Severity.ERROR, 4L, "model", "not as in the source", "a \"b\", c", null),
                new Deviation(Severity.ERROR, 5L, "model", "not as in the source", null, "")));

        assertThat(csv.split("\r\n")).containsExactly("severity,legacy id,column,message,expected,actual", """
                        "error","4","model","not as in the source","a ""b"", c",\
                        """, """
                        "error","5","model","not as in the source",,""\
                        """);
    }

    private AllureReport report() {
        return new AllureReport(directory.resolve("results"), directory.resolve("reports"));
    }

    private void result(String id) throws IOException {
        Path results = Files.createDirectories(directory.resolve("results"));
        Files.writeString(results.resolve(id + "-result.json"), RESULT.formatted(id));
    }
}
