package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.RunStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void lines_showProgressAndWhyATableFailed() {
        RunStatus status = new RunStatus(
                "r-1",
                "migrate",
                List.of(
                        table("brackets", "completed", 1720, START.plusSeconds(2), null),
                        table("purchases", "failed", 1719, null, "the connection was lost")),
                null);

        assertThat(String.join("\n", StatusText.lines(status, START.plusSeconds(70))))
                .isEqualTo("""
                Run r-1, migrate
                table      status     processed     of   done  rejected  partitions     time
                ----------------------------------------------------------------------------
                brackets   completed      1,720  1,720  100 %         1         1/2    2.0 s
                purchases  failed         1,719  1,720   99 %         1         1/2  0:01:10
                  purchases: the connection was lost""");
    }

    @ParameterizedTest
    @CsvSource({
        "completed, completed, false",
        "completed, running, true",
        "pending, pending, true",
        "failed, running, true",
        "failed, pending, false",
        "paused, completed, false"
    })
    void underWay_untilNothingGoesOnByItself(String first, String second, boolean underWay) {
        RunStatus status = new RunStatus(
                "r-1",
                "migrate",
                List.of(table("brackets", first, 0, null, null), table("purchases", second, 0, null, null)),
                null);

        assertThat(StatusCommand.underWay(status)).isEqualTo(underWay);
    }

    private static RunStatus.Table table(
            String name, String state, long processed, @Nullable Instant completedAt, @Nullable String error) {
        return new RunStatus.Table(name, state, processed, 1, 1720, 2, 1, START, completedAt, error);
    }
}
