package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.RunFacts;
import dev.rekey.api.RunFacts.Throughput;
import dev.rekey.api.TableResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

    @Test
    void bar_isFilled_andShowsEveryFateThatThereIs() {
        DispositionBar bar =
                DispositionBar.of(new TableResult("brackets", 1_000_001, 0, 1_000_000, 0, 0, 1, 0, 0, 1, 1));

        assertThat(bar.segments()).extracting(DispositionBar.Segment::fate).containsExactly("migrated", "rejected");
        assertThat(bar.segments().get(1).width()).isGreaterThan(0.5);
        assertThat(bar.segments().get(0).width() + bar.segments().get(1).width())
                .isEqualTo(100, Offset.offset(0.02));
        assertThat(bar.segments().get(1).x()).isEqualTo(bar.segments().get(0).width());
    }

    @Test
    void bar_ofAnEmptyTable_isEmpty() {
        assertThat(DispositionBar.of(new TableResult("brackets", 0, 0, 0, 0, 0, 0, 0, 0, 1, 1))
                        .segments())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0.2", "7, 8, 2", "10, 10, 2", "4321, 5000, 1000", "0.03, 0.03, 0.01", "60, 60, 20"})
    void scale_endsAtARoundNumber(double value, double end, double step) {
        Scale scale = Scale.holding(value);

        assertThat(scale.end()).isEqualTo(end, Offset.offset(end * 1e-9));
        assertThat(scale.step()).isEqualTo(step, Offset.offset(step * 1e-9));
    }

    @Test
    void timeline_keepsRowsWhatever() {
        Instant start = Instant.parse("2026-01-02T03:04:05Z");
        RunFacts facts = throughput(
                new Throughput("a", start, 10, 1000),
                new Throughput("b", start, 10, 1000),
                new Throughput("b", start.plusSeconds(30), 10, 4000));

        Timeline timeline =
                Timeline.of(ReportBuilder.ready().facts(facts).report()).orElseThrow();

        assertThat(timeline.peak()).isEqualTo(400, Offset.offset(0.001));
        assertThat(timeline.mean()).isEqualTo(150, Offset.offset(0.001));
        assertThat(timeline.times()).first().extracting(Timeline.Tick::label).isEqualTo("0.0 s");
    }

    @Test
    void timeline_withoutTimes_isNone() {
        assertThat(Timeline.of(ReportBuilder.ready().report())).isEmpty();
    }

    @Test
    void circles_areInProportionToTheirRows() {
        List<IssueGroup> groups = IssueGroup.of(Samples.withExceptions().run());

        ReasonMatrix matrix = ReasonMatrix.of(groups, List.of("order_cases", "purchases", "technicians"));

        assertThat(matrix.tables())
                .extracting(ReasonMatrix.Place::name)
                .containsExactly("order_cases", "purchases", "technicians");
        ReasonMatrix.Circle largest = circle(matrix, "PARENT_MISSING", "order_cases");
        ReasonMatrix.Circle other = circle(matrix, "OPTIONAL_PARENT_MISSING", "purchases");
        assertThat(Math.pow(other.radius() / largest.radius(), 2)).isEqualTo(113.0 / 274, Offset.offset(0.01));
        assertThat(other.x()).isGreaterThan(largest.x());
    }

    private static ReasonMatrix.Circle circle(ReasonMatrix matrix, String reason, String table) {
        return matrix.circles().stream()
                .filter(circle ->
                        circle.reason().equals(reason) && circle.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static RunFacts throughput(Throughput... stretches) {
        return new RunFacts(
                List.of(),
                List.of(),
                List.of(),
                List.of(stretches),
                List.of(),
                0,
                Map.of(),
                Map.of(),
                null,
                List.of(),
                List.of());
    }
}
