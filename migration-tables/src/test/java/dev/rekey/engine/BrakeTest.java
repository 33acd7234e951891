package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BrakeTest {

    private static final Duration ALLOWED = Duration.ofSeconds(2);
    private static final int WANTED = 8;

    private final List<String> told = new ArrayList<>();
    private Brake brake = new Brake(ALLOWED, 1000, told::add);

    /** Pages that take so long, as many at once as may be. */
    private void written(int pages, long millis) {
        for (int i = 0; i < pages; i++) {
            brake.written(brake.rows(), Duration.ofMillis(millis), underWay(), WANTED);
        }
    }

    private int underWay() {
        return Math.min(WANTED, brake.most());
    }

    @Test
    void rows_areWhatTakesHalfOfTheLatency_within500AndTheBatchSize() {
        assertThat(brake.rows()).isEqualTo(1000);
        brake.written(1000, Duration.ofMillis(1_250), 1, WANTED);
        assertThat(brake.rows()).isEqualTo(800);
        written(20, 10_000);
        assertThat(brake.rows()).isEqualTo(500);
        written(30, 100);
        assertThat(brake.rows()).isEqualTo(1000);
    }

    @Test
    void rows_ofASmallBatchSize_areExactlyThat() {
        brake = new Brake(ALLOWED, 300, told::add);

        written(40, 10_000);

        assertThat(brake.rows()).isEqualTo(300);
        assertThat(brake.most()).isEqualTo(1);
    }

    @Test
    void slowTarget_getsHalfAsManyPagesAtATime_downToOne() {
        List<Integer> most = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            written(1, 3_000);
            most.add(underWay());
        }

        // Seven that were under way at eight a time, then four that tell of four at a time, and so on.
        assertThat(most.subList(0, 24))
                .containsExactly(8, 8, 8, 8, 8, 8, 8, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 1);
        assertThat(most.subList(24, 40)).containsOnly(1);
        assertThat(told)
                .containsExactly("the target database takes 3000 ms to write a page, and MAX_LATENCY is 2000 ms: fewer"
                        + " and smaller pages at once until it is faster");
    }

    @Test
    void targetThatIsFasterAgain_getsOneMoreAtATime() {
        written(40, 3_000);
        List<Integer> most = new ArrayList<>(List.of(underWay()));
        for (int i = 0; i < 100; i++) {
            written(1, 500);
            most.add(underWay());
        }

        assertThat(most.stream().distinct()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(most.stream().filter(pages -> pages == 5)).hasSize(8); // three old, five that tell
        assertThat(brake.most()).isEqualTo(Integer.MAX_VALUE);
        assertThat(told)
                .hasSize(2)
                .last()
                .isEqualTo(
                        "the target database writes a page within MAX_LATENCY again: as many pages at once as before");
    }

    @Test
    void targetThatIsNeitherSlowNorFast_keepsWhatItHas() {
        written(20, 3_000);
        int most = brake.most();
        written(100, 1_500);

        assertThat(most).isEqualTo(2);
        assertThat(brake.most()).isEqualTo(2);
    }

    @Test
    void onePageThatTookAnHour_isNoReason() {
        written(10, 100);
        written(1, 3_600_000);
        written(10, 100);

        assertThat(brake.most()).isEqualTo(Integer.MAX_VALUE);
        assertThat(told).isEmpty();
    }

    @Test
    void noMaxLatency_noBrake() {
        brake = new Brake(Duration.ZERO, 1000, told::add);

        written(50, 3_600_000);

        assertThat(brake.rows()).isEqualTo(1000);
        assertThat(brake.most()).isEqualTo(Integer.MAX_VALUE);
        assertThat(told).isEmpty();
    }

    @Test
    void targetThatIsSlowNowAndThen_isSoonNoNews() {
        for (int i = 0; i < 9; i++) {
            written(40, 3_000);
            written(80, 100);
        }

        assertThat(told).hasSize(2 * List.of(1, 2, 4, 8).size());
    }

    @Test
    void soleWorker_hasSmallerPages_andIsTold() {
        for (int i = 0; i < 20; i++) {
            brake.written(brake.rows(), Duration.ofSeconds(3), 1, 1);
        }
        assertThat(brake.most()).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            brake.written(brake.rows(), Duration.ofMillis(100), 1, 1);
        }

        assertThat(told).hasSize(2);
    }
}
