package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportHtmlTest {

    @ParameterizedTest
    @MethodSource("dev.rekey.report.ReportSchemaTest#reports")
    void page_isBuiltForReadersOfAllKinds(Report report) {
        Document page = page(report);

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h3, h4, h5, h6")).isEmpty();
        assertThat(page.select("section[aria-labelledby] > h2")).hasSameSizeAs(page.select("section"));
        assertThat(page.select("table")).allMatch(table -> table.selectFirst("> caption") != null);
        assertThat(page.select("table th")).allMatch(heading -> heading.hasAttr("scope"));
        assertThat(page.select("[role=region][tabindex=0] > table")).hasSameSizeAs(page.select("table"));
        assertThat(page.select("svg:not([aria-hidden])")).allMatch(picture -> picture.hasAttr("aria-label"));
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dev.rekey.report.ReportSchemaTest#reports")
    void page_needsNothingFromOutside_andItsContentsLeadSomewhere(Report report) {
        Document page = page(report);

        assertThat(page.select("[src], link[href]:not([href^=data:])")).isEmpty();
        assertThat(page.select("a[href^=#]").eachAttr("href")).allMatch(target -> page.selectFirst(target) != null);
        assertThat(page.select("a[href]:not([href^=#])").eachAttr("href"))
                .isSubsetOf("allure.html", "allure/index.html", "report.json", "REPORT.md", "junit.xml");
    }

    @Test
    void testReports_areLinkedWhereThereIsAVerification() {
        assertThat(page(Samples.clean()).select("a[href^=allure]")).hasSize(2);
        assertThat(page(Samples.unverified()).select("a[href^=allure]")).isEmpty();
    }

    @Test
    void hostileText_isText_alsoInTheJson() {
        Document page = page(Samples.failing(100));

        assertThat(page.select("script")).hasSize(3);
        assertThat(page.select("script").stream().map(Element::data)).noneMatch(text -> text.contains("</script"));
        assertThat(page.expectFirst("#issue-rows").data()).contains("\\u003c/script>");
        assertThat(page.select("#tables tbody th").eachText()).contains(Samples.HOSTILE);
    }

    @Test
    void issuesLeftOut_areCounted_andItSaysWhereTheyAre() {
        Element details = page(Samples.failing(100)).expectFirst("#issue-details");

        assertThat(details.text())
                .contains("100 are listed here", "952 more are left out")
                .contains("migration.migration_quarantine", "migration.migration_mappings");
    }

    @Test
    void groups_haveWhatCanBePasted() {
        Element group = page(Samples.withExceptions()).select("details.group").stream()
                .filter(details -> details.text().startsWith("PRECISION_LOSS"))
                .findFirst()
                .orElseThrow();

        assertThat(group.select("pre").eachText()).hasSize(2);
        assertThat(group.select("pre").get(0).wholeText()).contains("""
                FROM migration.migration_quarantine
                WHERE state = 'open' AND table_name IN ('brackets') AND code = 'PRECISION_LOSS'""");
        assertThat(group.select("pre").get(1).wholeText())
                .isEqualTo("rekey migrate --widen brackets\nrekey retry --reason PRECISION_LOSS brackets");
    }

    @Test
    void assessment_failedChecksStandOut_withTheirRemedies_theOthersAreFoldedAway() {
        Element assessment = page(Samples.clean()).expectFirst("#assessment");

        assertThat(assessment.select("> p").text()).isEqualTo("1 of 3 checks passed.");
        assertThat(assessment.select("> .scroll tbody tr").eachText())
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .startsWith("target.before_triggers warning brackets has triggers")
                                .contains(Samples.HOSTILE)
                                .endsWith("until the migration is done."),
                        info -> assertThat(info).startsWith("target.checksums info data checksums are off"));
        assertThat(assessment.select("details tbody tr")).hasSize(3);
        assertThat(page(Results.report(Results.MIXED))
                        .expectFirst("#assessment")
                        .text())
                .contains("Not recorded.");
    }

    @Test
    void sections_areThere() {
        List<String> ids = page(Samples.withExceptions()).select("section").eachAttr("id");

        assertThat(ids)
                .containsExactlyInAnyOrder(
                        "summary",
                        "tables",
                        "recommendations",
                        "readiness",
                        "criteria",
                        "requirements",
                        "issues",
                        "issue-details",
                        "verification",
                        "deviations",
                        "money",
                        "permissions",
                        "assessment",
                        "access",
                        "parents",
                        "columns",
                        "time",
                        "validations",
                        "configuration",
                        "history");
    }

    private static Document page(Report report) {
        return Jsoup.parse(new ReportHtml().render(report));
    }
}
