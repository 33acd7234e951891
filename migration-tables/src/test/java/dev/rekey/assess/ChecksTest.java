package dev.rekey.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Assessment.Check;
import dev.rekey.assess.CheckCases.Case;
import dev.rekey.engine.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check turns red by what it is about, and is green otherwise. */
final class ChecksTest {

    private static List<Check> onCleanGround = List.of();

    @BeforeAll
    static void assessCleanGround() {
        try (Scenario clean = Ground.clean()) {
            onCleanGround = Spoiled.assess(clean);
        }
    }

    static Stream<Case> cases() {
        return CheckCases.all().stream();
    }

    @Test
    void everyCheck_hasARedAndAGreenCase() {
        assertThat(CheckCases.all())
                .extracting(Case::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Checks.ALL.stream().map(AssessmentCheck::id).toList())
                .hasSizeGreaterThanOrEqualTo(45);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void check_spoiled_isRed(Case pair) throws Exception {
        Check answer = answer(pair.red().answers(), pair.id());

        assertThat(answer.passed()).as(answer.toString()).isFalse();
        assertThat(answer.evidence()).contains(pair.evidence());
        assertThat(answer.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void check_otherwise_isGreen(Case pair) throws Exception {
        assertGreen(pair.green() == null ? onCleanGround : pair.green().answers(), pair.id());
    }

    @Test
    void checks_thatNeedRows_areLeftOutByAMigration() {
        List<String> needingRows = Checks.ALL.stream()
                .filter(AssessmentCheck::needsRows)
                .map(AssessmentCheck::id)
                .toList();
        try (Scenario clean = Ground.clean()) {
            clean.migration().migrate();
            List<Check> kept =
                    clean.migration().latestRecord().orElseThrow().facts().assessment();

            assertThat(kept).extracting(Check::id).doesNotContainAnyElementsOf(needingRows);
            assertThat(kept).hasSize(Checks.ALL.size() - needingRows.size());
        }
    }

    @Test
    void docs_haveASectionForEveryCheck() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "assessment.md"));

        assertThat(page.lines()
                        .filter(line -> line.startsWith("### "))
                        .flatMap(line -> Stream.of(line.substring(4).split(", ", -1))))
                .containsExactlyInAnyOrderElementsOf(
                        Checks.ALL.stream().map(AssessmentCheck::id).toList());
    }

    private static void assertGreen(List<Check> answers, String id) {
        Check answer = answer(answers, id);
        assertThat(answer.passed()).as(answer.toString()).isTrue();
        assertThat(answer.evidence()).isNotBlank();
    }

    private static Check answer(List<Check> answers, String id) {
        return answers.stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
