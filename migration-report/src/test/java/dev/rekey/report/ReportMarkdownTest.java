package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportMarkdownTest {

    private final String page = new ReportMarkdown().render(Results.report(Results.MIXED));

    @Test
    void render_beginsWithTheVerdict() {
        assertThat(page).startsWith("""
                # Migration report: NOT READY

                The migration is not ready: the run is incomplete (exit code 3); technicians: 98.82 % arrived, 100.00 % must; \
                brackets: the validation money\\|sum (after) failed.

                - the run is incomplete (exit code 3)
                - technicians: 98.82 % arrived, 100.00 % must
                - brackets: the validation money\\|sum (after) failed

                ## Executive summary

                - Status: **incomplete** (exit code 3)
                - Run: `r-1`
                - Started: 2026-01-02T03:04:05.678901Z
                - Finished: 2026-01-02T03:05:15.678901Z
                - Rows: 1,805 in the source, 1,784 migrated by this run, 14 rejected
                - Tables within their limits: 1 of 2
                - Validations passed: 1 of 2
                - Not verified independently
                """);
    }

    @Test
    void render_listsEveryTable() {
        assertThat(page)
                .contains(
                        "| brackets | 1,720 | 3 | 1,700 | 5 | 2 | 13 | 0 | 2 | 99.24 % | 95.00 % | 4.2 s | not verified |")
                .contains(
                        "| technicians | 85 | 0 | 84 | 0 | 0 | 1 | 0 | 0 | 98.82 % | 100.00 % | 0.4 s | not verified |");
    }

    @Test
    void render_groupsIssuesByReason_worstFirst_andEscapesThem() {
        assertThat(page).contains("""
                | error | `PARENT_MISSING` | technicians | 1 | -7 | Migrate it. |
                | error | `PRECISION_LOSS` | brackets | 13 | 42 | Widen \\<it\\>. |
                | warning | `SOURCE_CHANGED` | brackets | 2 | 5 | Run \\*again\\*. |
                """).contains("| brackets | money\\|sum | after | **failed** | 10.00 | 9.99 |");
    }

    @Test
    void render_unchangedRun_saysThatNothingWasWritten() {
        assertThat(new ReportMarkdown().render(Results.report(Results.UNCHANGED)))
                .contains("- This run wrote no row.")
                .contains("- Verify the rows independently before going live: mvn verify -pl migration-verify");
    }

    @Test
    void escape_controlCharactersAndMarkup() {
        assertThat(Markdown.escape("a|b\nc\u0007 `x` _y_ snake_case")).isEqualTo("a\\|b c  \\`x\\` \\_y_ snake_case");
    }
}
