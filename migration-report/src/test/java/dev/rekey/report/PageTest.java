package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rekey.browser.Browser;
import dev.rekey.browser.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, as an auditor would use it. */
class PageTest {
    private static final String ROWS = "document.querySelectorAll('[data-rows=issue-rows] tbody tr').length";
    private static final String FOUND = "document.querySelector('[data-rows=issue-rows] output').textContent";

    private static @Nullable Browser browser;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @BeforeAll
    static void startBrowser() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), Browser.MISSING);
        browser = Browser.start(program.get());
        ReportWriter.write(directory.resolve("clean"), Samples.clean());
        ReportWriter.write(directory.resolve("failing"), Samples.failing(10_000));
        ReportWriter.write(directory.resolve("many"), Samples.failing(100_000));
        ReportWriter.write(directory.resolve("unverified"), Samples.unverified());
        ReportWriter.write(directory.resolve("bare"), Results.report(Results.UNCHANGED));
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clean, 1280",
        "clean, 390",
        "failing, 1280",
        "failing, 390",
        "unverified, 1280",
        "bare, 1280",
        "bare, 390"
    })
    void page_opensWithoutErrorsAndAsksNobodyForAnything(String report, int width) {
        Page page = open(report, width);

        assertThat(page.errors()).isEmpty();
        assertThat(page.requests()).allMatch(request -> request.startsWith("file:") || request.startsWith("data:"));
        assertThat(page.evaluate(
                                "performance.getEntriesByType('resource').filter(one => !one.name.startsWith('data:')).length")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"clean, 1280", "clean, 390", "failing, 1280", "failing, 390", "bare, 390"})
    void page_doesNotScrollSideways(String report, int width) {
        JsonNode measured = open(report, width).evaluate("document.documentElement.scrollWidth");

        assertThat(measured.asInt()).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void search_leavesTheRowsThatHaveTheText(int width) {
        Page page = open("failing", width);
        assertThat(page.evaluate(FOUND).asText()).isEqualTo("1 to 25 of 10,000");

        page.click("[data-rows=issue-rows] input");
        page.type("precision_loss");

        assertThat(page.evaluate(FOUND).asText()).isEqualTo("1 to 25 of 3,333");
        assertThat(page.evaluate("[...document.querySelectorAll('[data-rows=issue-rows] tbody tr')]"
                                + ".every(row => row.cells[1].textContent === 'PRECISION_LOSS')")
                        .asBoolean())
                .isTrue();
        page.type("no row has this");
        assertThat(page.evaluate(FOUND).asText()).isEqualTo("none");
        assertThat(page.evaluate(ROWS).asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void sort_bySize_upAndDown_andSaysSo(int width) {
        Page page = open("failing", width);
        String heading = "[data-rows=issue-rows] th:nth-child(4)";
        String first = "document.querySelector('[data-rows=issue-rows] tbody tr').cells[3].textContent";

        page.click(heading + " button");
        assertThat(page.evaluate(first).asText()).isEqualTo("-9998");
        assertThat(page.evaluate("document.querySelector('" + heading + "').ariaSort")
                        .asText())
                .isEqualTo("ascending");

        page.enter();
        assertThat(page.evaluate(first).asText()).isEqualTo("10099");
        assertThat(page.evaluate("document.querySelector('" + heading + "').ariaSort")
                        .asText())
                .isEqualTo("descending");
        assertThat(page.evaluate("document.querySelectorAll('[data-rows=issue-rows] [aria-sort]').length")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void sort_ofATableInThePage_putsNumbersInOrder(int width) {
        Page page = open("failing", width);

        page.click("#tables th:nth-child(2) button");
        assertThat(page.evaluate(
                        "[...document.querySelectorAll('#tables tbody tr')].map(row => +row.cells[1].dataset.v)"))
                .hasToString("[10,63,91,412,874,1720,3701,8703,15046,23049]");
    }

    @Test
    void search_ofATableInThePage_hidesTheOtherRows() {
        Page page = open("failing", 1280);
        page.click("#columns summary");
        page.click("#columns input");

        page.type("metadata");

        assertThat(page.evaluate("document.querySelector('#columns output').textContent")
                        .asText())
                .isEqualTo("9 of 36");
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('#columns tbody tr')].filter(row => row.checkVisibility()).length")
                        .asInt())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void details_openOnAClick(int width) {
        Page page = open("failing", width);
        String remedy = "[data-rows=deviation-rows] tbody details p";
        String paste = "#issues .group pre";
        assertThat(visible(page, remedy)).isFalse();
        assertThat(visible(page, paste)).isFalse();

        page.click("[data-rows=deviation-rows] tbody summary");
        page.click("#issues .group summary");

        assertThat(visible(page, remedy)).isTrue();
        assertThat(visible(page, paste)).isTrue();
    }

    @Test
    void deviations_showBothSides_andNull() {
        Page page = open("failing", 1280);

        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('[data-rows=deviation-rows] tbody tr')].map(row => [row.cells[6].textContent, row.cells[7].textContent])"))
                .hasToString("""
                        [["125.00","124.99"],["</script><script>alert(1)</script><!--","∅"],["4812993.18","4812993.17"]]""");
    }

    @Test
    void hostileText_isText() {
        Page page = open("failing", 1280);

        assertThat(page.evaluate("document.scripts.length").asInt()).isEqualTo(3);
        assertThat(page.evaluate("document.querySelector('#tables tbody tr:last-child th').textContent")
                        .asText())
                .isEqualTo(Samples.HOSTILE);
    }

    @Test
    void manyIssues_areShownAPageAtATime() {
        Page page = open("many", 1280);
        assertThat(page.evaluate(ROWS).asInt()).isEqualTo(25);
        assertThat(page.evaluate(FOUND).asText()).isEqualTo("1 to 25 of 100,000");

        page.click("[data-rows=issue-rows] .tools button:last-of-type");

        assertThat(page.evaluate(FOUND).asText()).isEqualTo("99,976 to 100,000 of 100,000");
        assertThat(page.evaluate(ROWS).asInt()).isEqualTo(25);
        page.click("[data-rows=issue-rows] .tools button:nth-of-type(2)");
        assertThat(page.evaluate(FOUND).asText()).isEqualTo("99,951 to 99,975 of 100,000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void text_standsOutFromItsGround(boolean dark) {
        Page page = page().dark(dark).sized(1280, 900, false).open(directory.resolve("failing/index.html"));

        assertThat(page.evaluate(Templates.resource("contrast.js")).toString()).isEqualTo("[]");
    }

    private static boolean visible(Page page, String selector) {
        return page.evaluate("document.querySelector('" + selector + "').checkVisibility()")
                .asBoolean();
    }

    private static Page open(String report, int width) {
        return page().sized(width, 900, width < 600)
                .open(directory.resolve(report).resolve("index.html"));
    }

    private static Page page() {
        if (browser == null) {
            throw new IllegalStateException(Browser.MISSING);
        }
        return browser.page();
    }
}
