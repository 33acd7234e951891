package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.api.TableResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The four formats tell the same, each read by its own reader. */
class FormatsTest {
    private static final List<String> FATES =
            List.of("source", "migrated", "unchanged", "changed", "rejected", "unaccounted");

    private final Report report = Samples.failing(100);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @BeforeEach
    void write() {
        ReportWriter.write(directory, report);
    }

    @Test
    void numbers_areTheSameInAllFour() throws Exception {
        Map<String, List<Long>> expected = new LinkedHashMap<>();
        report.run()
                .tables()
                .forEach(table -> expected.put(
                        table.table(),
                        List.of(
                                table.source(),
                                table.migrated(),
                                table.unchanged(),
                                table.changed(),
                                table.rejected(),
                                table.unaccounted())));

        assertThat(inJson()).containsExactlyEntriesOf(expected);
        assertThat(inHtml()).containsExactlyEntriesOf(expected);
        assertThat(inMarkdown()).containsExactlyEntriesOf(expected);
        assertThat(inJunit()).containsExactlyEntriesOf(expected);
    }

    @Test
    void verdict_isTheSameInAllFour() throws Exception {
        String verdict = json().get("verdict").asText();

        assertThat(verdict).isEqualTo("NOT READY");
        assertThat(Jsoup.parse(text("index.html")).expectFirst("h1").text()).isEqualTo(verdict);
        assertThat(text("REPORT.md")).startsWith("# Migration report: " + verdict + "\n");
        assertThat(value(elements(junit(), "property"), "verdict")).isEqualTo(verdict);
    }

    @Test
    void outcomesOfChecksAndValidations_areTheSameInAllFour() throws Exception {
        Document junit = junit();
        // One check, one validation and one limit; the limit of a table is a case of its own.
        assertThat(elements(junit, "failure")).hasSize(3);
        assertThat(elements(junit, "testcase"))
                .hasSize(report.checks().size()
                        + report.run().validations().size()
                        + report.run().tables().size()
                        + 1);
        assertThat(json().get("verification").get("checks"))
                .hasSize(report.checks().size());

        org.jsoup.nodes.Document html = Jsoup.parse(text("index.html"));
        assertThat(html.select("#verification .all tr[data-check]"))
                .hasSize(report.checks().size());
        assertThat(html.select("#verification .all .badge.bad").eachText()).containsExactly("failed");
        assertThat(html.select("#validations .all tbody tr"))
                .hasSize(report.run().validations().size());
        assertThat(text("REPORT.md").lines().filter(line -> line.startsWith("| purchases | money |")))
                .containsExactly(
                        "| purchases | money | failed | 3,689 | 3 | 3 rows differ, e.g. legacy id 881: total_amount |");
    }

    @Test
    void findings_areTheSame_wherePeopleReadThem() throws Exception {
        List<String> expected = Stream.of("successCriteria", "requirements")
                .flatMap(key -> values(key).stream())
                .map(finding -> finding.get("id").asText() + " "
                        + finding.get("verdict").asText())
                .toList();

        assertThat(expected).hasSize(25);
        assertThat(Jsoup.parse(text("index.html")).select(".findings tbody tr").stream()
                        .map(row -> row.child(0).text() + " " + row.child(2).text()))
                .containsExactlyElementsOf(expected);
        assertThat(text("REPORT.md")
                        .lines()
                        .filter(line -> line.matches("\\| (SC|FR)-\\d+ .*"))
                        .map(line -> line.split("\\|", -1)))
                .extracting(cells -> cells[1].strip() + " " + cells[2].strip())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void assessment_isTheSame_whereverItIsTold() throws Exception {
        List<String> inJson = values("assessment").stream()
                .map(check -> check.get("id").asText() + " "
                        + (check.get("passed").asBoolean()
                                ? "passed"
                                : check.get("severity").asText()))
                .toList();

        assertThat(inJson)
                .contains("target.privileges passed", "target.before_triggers warning")
                .hasSize(3);
        assertThat(Jsoup.parse(text("index.html")).select("#assessment details tbody tr").stream()
                        .map(row -> row.child(0).text() + " " + row.child(1).text()))
                .containsExactlyElementsOf(inJson);
        String page = text("REPORT.md");
        assertThat(page.substring(page.indexOf("## Assessment"))
                        .lines()
                        .filter(line -> line.startsWith("| target."))
                        .map(line -> line.split("(?<!\\\\)\\|", -1))
                        .map(cells -> cells[1].strip().replace("\\", "") + " " + cells[2].strip()))
                .containsExactlyElementsOf(
                        inJson.stream().filter(line -> !line.endsWith("passed")).toList());
    }

    @Test
    void junit_tellsNoValuesOfRows() throws Exception {
        assertThat(text("junit.xml")).doesNotContain("124.99").doesNotContain("4812993.17");
    }

    @Test
    void controlCharacters_leaveTheXmlWellFormed() throws Exception {
        var odd = new TableResult("a\u0001b\uFFFE", 1, 0, 1, 0, 0, 0, 0, 0, 1, 1);

        ReportWriter.write(directory, ReportBuilder.ready().table(odd).report());

        assertThat(junit().getElementsByTagName("testsuite").getLength()).isEqualTo(2);
    }

    private Map<String, List<Long>> inJson() {
        Map<String, List<Long>> found = new LinkedHashMap<>();
        values("tables")
                .forEach(table -> found.put(
                        table.get("table").asText(),
                        FATES.stream().map(fate -> table.get(fate).asLong()).toList()));
        return found;
    }

    private Map<String, List<Long>> inHtml() throws Exception {
        Map<String, List<Long>> found = new LinkedHashMap<>();
        for (Element row : Jsoup.parse(text("index.html")).select("#tables tbody tr")) {
            found.put(
                    row.child(0).text(),
                    IntStream.rangeClosed(1, FATES.size())
                            .mapToObj(column -> number(row.child(column).text()))
                            .toList());
        }
        return found;
    }

    private Map<String, List<Long>> inMarkdown() throws Exception {
        Map<String, List<Long>> found = new LinkedHashMap<>();
        String page = text("REPORT.md");
        String table = page.substring(page.indexOf("## What became"), page.indexOf("## What to do"));
        table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| table"))
                .map(line -> line.split("(?<!\\\\)\\|", -1))
                .forEach(cells -> found.put(
                        cells[1].strip().replaceAll("\\\\(.)", "$1"),
                        Stream.of(2, 4, 5, 6, 7, 8)
                                .map(column -> number(cells[column]))
                                .toList()));
        return found;
    }

    private Map<String, List<Long>> inJunit() throws Exception {
        Map<String, List<Long>> found = new LinkedHashMap<>();
        for (org.w3c.dom.Element suite : elements(junit(), "testsuite")) {
            List<org.w3c.dom.Element> properties = elements(suite.getElementsByTagName("property"));
            found.put(
                    suite.getAttribute("name"),
                    FATES.stream()
                            .map(fate -> Long.valueOf(value(properties, fate)))
                            .toList());
        }
        return found;
    }

    private static String value(List<org.w3c.dom.Element> properties, String name) {
        return properties.stream()
                .filter(property -> property.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getAttribute("value");
    }

    private static long number(String text) {
        return Long.parseLong(text.strip().replace(",", ""));
    }

    private List<JsonNode> values(String key) {
        try {
            return json().get(key).valueStream().toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(text("report.json"));
    }

    private Document junit() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text("junit.xml").getBytes(StandardCharsets.UTF_8)));
    }

    private static List<org.w3c.dom.Element> elements(Document document, String name) {
        return elements(document.getElementsByTagName(name));
    }

    private static List<org.w3c.dom.Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (org.w3c.dom.Element) nodes.item(i))
                .toList();
    }

    private String text(String file) throws Exception {
        return Files.readString(directory.resolve(file));
    }
}
