package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DistanceTest {

    /** A page's work takes 80 ms; two processors can have two of them at a time. */
    @ParameterizedTest
    @CsvSource({
        "0.2, 0.2, 81, 0.2, 2",
        "0.2, 0.2, 91, 10, 3",
        "0.2, 0.2, 181, 100, 7", // a disk that takes its time
        "0.2, 20, 140, 20, 5",
        "0.2, 50, 231, 50, 9",
        "50, 50, 280, 50, 12",
        "50, 0.2, 131, 0.2, 5",
        "50, 50, 440, 50, 5", // as many as that crowd the processors: the same work takes longer
    })
    void pages_keepTheProcessorsBusyWhileOthersWait(
            double source, double target, double page, double commit, int expected) {
        Distance distance = new Distance(millis(source), millis(target));

        assertThat(distance.pages(2, millis(page), millis(commit))).isEqualTo(expected);
    }

    @Test
    void pages_ofMoreProcessors_areMore() {
        Distance distance = new Distance(millis(0.2), millis(50));

        assertThat(distance.pages(4, millis(231), millis(50))).isEqualTo(19);
    }

    @Test
    void pages_thatDoNothingButWait_areAsManyAsMayBe() {
        Distance distance = new Distance(millis(50), millis(50));

        assertThat(distance.pages(2, millis(200), millis(50))).isEqualTo(Integer.MAX_VALUE);
        assertThat(distance.pages(2, millis(100), millis(90))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void atTheTarget_theWayDoesNotCount() {
        Distance distance = new Distance(millis(300), millis(200));

        assertThat(distance.atTheTarget(millis(480))).isEqualTo(millis(80));
        assertThat(distance.atTheTarget(millis(380))).isEqualTo(Duration.ZERO);
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
