package dev.rekey.verify.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rekey.browser.Browser;
import dev.rekey.browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Allure's single file in a real browser: of a verification that found nothing, and of one that found much. */
class AllurePageTest {

    private static final String RESULT = """
            {"uuid": "%1$d", "historyId": "%1$d", "name": "brackets: check %1$d", "status": "%2$s", "start": 1, "stop": 2,
             "statusDetails": {"message": "brackets: content: 1 deviation, e.g. legacy id 4: <script>alert(1)</script>"},
             "labels": [{"name": "epic", "value": "Migration"}, {"name": "feature", "value": "brackets"},
                        {"name": "suite", "value": "brackets"}]}""";

    /** The text of the first element that a selector finds, as soon as there is one. */
    private static final String TEXT = """
            new Promise(found => {
              const look = () => {
                const element = document.querySelector("%s");
                element ? found(element.textContent) : requestAnimationFrame(look);
              };
              look();
            })""";

    private static @Nullable Browser browser;

    @TempDir
    private static Path directory = Path.of("");

    @BeforeAll
    static void startBrowser() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), Browser.MISSING);
        browser = Browser.start(program.get());
        report("clean", "passed");
        report("failing", "failed");
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"clean, 1280, 100%", "clean, 390, 100%", "failing, 1280, 0%", "failing, 390, 0%"})
    void report_opensFromDisk_andAsksNobody(String report, int width, String rate) {
        assumeTrue(browser != null, Browser.MISSING);
        Page page = browser.page()
                .sized(width, 900, width < 600)
                .open(directory.resolve(report).resolve("allure.html"));

        assertThat(page.evaluate(TEXT.formatted(".chart__caption")).asText()).isEqualTo(rate);
        page.click("a[href='#suites']");
        assertThat(page.evaluate(TEXT.formatted(".tree__content")).asText()).contains("brackets");
        assertThat(page.errors()).isEmpty();
        assertThat(page.requests())
                .allMatch(request ->
                        request.startsWith("file:") || request.startsWith("data:") || request.startsWith("blob:"));
    }

    private static void report(String name, String status) throws IOException {
        Path results = Files.createDirectories(directory.resolve(name + "-results"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(results.resolve(i + "-result.json"), RESULT.formatted(i, status));
        }
        new AllureReport(results, directory.resolve(name)).generate(List.of());
    }
}
