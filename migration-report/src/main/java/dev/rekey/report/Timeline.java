package dev.rekey.report;

import dev.rekey.api.RunFacts.HistoryEntry;
import dev.rekey.api.RunFacts.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows a second and the tables' times, over one axis of time; coordinates in units of the picture.
 *
 * @param curve the corners of the rows-a-second area, as an SVG path
 * @param peak the most rows a second
 * @param mean rows a second over all of the time
 * @param lanes a bar a table
 */
record Timeline(
        String curve, double peak, double mean, List<Tick> rates, List<Tick> times, List<Lane> lanes, double height) {

    static final double LEFT = 150;
    static final double WIDTH = 560;
    static final double TOP = 16;
    static final double CURVE_HEIGHT = 150;
    private static final double LANE_HEIGHT = 22;
    private static final double GAP = 34;
    private static final int STRETCHES = 80;

    /** A line across the picture. */
    record Tick(double at, String label) {}

    /** From a table's start to its end. */
    record Lane(String table, double y, double x, double width, String label) {}

    /** The picture of a run, or empty where nothing was recorded of its time. */
    static Optional<Timeline> of(Report report) {
        List<Throughput> written = report.facts().throughput();
        List<HistoryEntry> tables = report.facts().history().stream()
                .filter(entry -> entry.runId().equals(report.run().runId()))
                .filter(entry -> !entry.operation().equals("rollback"))
                .filter(entry -> entry.startedAt() != null && entry.completedAt() != null)
                .toList();
        Optional<Instant> start = Stream.concat(
                        written.stream().map(Throughput::start), tables.stream().map(HistoryEntry::startedAt))
                .min(Instant::compareTo);
        Optional<Instant> end = Stream.concat(
                        written.stream().map(Timeline::end), tables.stream().map(HistoryEntry::completedAt))
                .max(Instant::compareTo);
        if (start.isEmpty() || end.isEmpty() || !start.get().isBefore(end.get())) {
            return Optional.empty();
        }
        return Optional.of(draw(written, tables, start.get(), seconds(start.get(), end.get())));
    }

    private static Timeline draw(List<Throughput> written, List<HistoryEntry> tables, Instant start, double length) {
        double[] rates = rates(written, start, length);
        double peak = Arrays.stream(rates).max().orElse(0);
        long rows = written.stream().mapToLong(Throughput::rows).sum();
        Scale rate = Scale.holding(Math.max(peak, 1));
        List<Lane> lanes = lanes(tables, start, length);
        List<Tick> times = Scale.holding(length).ticks().stream()
                .filter(second -> second <= length)
                .map(second -> new Tick(Scale.rounded(LEFT + WIDTH * second / length), Figures.duration(second)))
                .toList();
        List<Tick> across = rate.ticks().stream()
                .map(tick -> new Tick(height(tick, rate), Figures.count(Math.round(tick))))
                .toList();
        double height = TOP + CURVE_HEIGHT + GAP + lanes.size() * LANE_HEIGHT;
        return new Timeline(curve(rates, rate), peak, rows / length, across, times, lanes, height);
    }

    private static double[] rates(List<Throughput> written, Instant start, double length) {
        double[] rates = new double[STRETCHES];
        double width = length / STRETCHES;
        for (Throughput stretch : written) {
            double from = seconds(start, stretch.start());
            double to = from + Math.max(stretch.seconds(), width / 1000);
            for (int i = 0; i < STRETCHES; i++) {
                double shared = Math.min(to, (i + 1) * width) - Math.max(from, i * width);
                if (shared > 0) {
                    rates[i] += stretch.rows() * shared / (to - from) / width;
                }
            }
        }
        return rates;
    }

    private static String curve(double[] rates, Scale scale) {
        StringBuilder path = new StringBuilder("M" + LEFT + "," + height(0, scale));
        for (int i = 0; i < rates.length; i++) {
            double y = height(rates[i], scale);
            path.append('L')
                    .append(Scale.rounded(LEFT + WIDTH * i / rates.length))
                    .append(',')
                    .append(y);
            path.append('H').append(Scale.rounded(LEFT + WIDTH * (i + 1) / rates.length));
        }
        return path.append('V').append(height(0, scale)).append('Z').toString();
    }

    /** From a table's first start to its last end: it may have been created, migrated and retried. */
    private static List<Lane> lanes(List<HistoryEntry> entries, Instant start, double length) {
        Map<String, Instant> begun = new LinkedHashMap<>();
        Map<String, Instant> ended = new HashMap<>();
        for (HistoryEntry entry : entries) {
            if (entry.startedAt() != null && entry.completedAt() != null) {
                begun.merge(entry.table(), entry.startedAt(), (one, other) -> one.isBefore(other) ? one : other);
                ended.merge(entry.table(), entry.completedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (Map.Entry<String, Instant> table : begun.entrySet()) {
            double from = seconds(start, table.getValue());
            double took = seconds(start, ended.getOrDefault(table.getKey(), table.getValue())) - from;
            lanes.add(new Lane(
                    table.getKey(),
                    TOP + CURVE_HEIGHT + GAP + lanes.size() * LANE_HEIGHT,
                    Scale.rounded(LEFT + WIDTH * from / length),
                    Scale.rounded(Math.max(1.5, WIDTH * took / length)),
                    Figures.duration(took)));
        }
        return List.copyOf(lanes);
    }

    private static double height(double rate, Scale scale) {
        return Scale.rounded(TOP + CURVE_HEIGHT * (1 - rate / scale.end()));
    }

    private static Instant end(Throughput stretch) {
        return stretch.start().plusMillis(Math.round(stretch.seconds() * 1000));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
