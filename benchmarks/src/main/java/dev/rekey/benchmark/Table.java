package dev.rekey.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, as a table in Markdown: medians, the span of the rounds, and each way beside the first one. */
final class Table {

    private final long count;
    private final int rounds;
    private final String heap;
    private final long sourceAway;
    private final Map<Line, List<Trial>> lines = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private record Line(String way, long away, long rows) {}

    Table(long count, int rounds, String heap, long sourceAway) {
        this.count = count;
        this.rounds = rounds;
        this.heap = heap;
        this.sourceAway = sourceAway;
    }

    void add(String way, long away, long rows, Trial trial) {
        lines.computeIfAbsent(new Line(way, away, rows), line -> new ArrayList<>())
                .add(trial);
    }

    void missing(String way, String reason) {
        missing.put(way, reason);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n%,d attachments, %d rounds, -Xmx%s, source %d ms away\n\n"
                .formatted(count, rounds, heap, sourceAway));
        text.append("| way | target away | rows | seconds: median (least to most) | rows/s | times as fast as ")
                .append(Ways.BASELINE)
                .append(" | resident MB |\n|---|---|---|---|---|---|---|\n");
        lines.forEach((line, trials) -> text.append(row(line, trials)));
        missing.forEach((way, reason) ->
                text.append("\n").append(way).append(" was left out: ").append(reason));
        return text.append('\n').toString();
    }

    private String row(Line line, List<Trial> trials) {
        double median = median(trials.stream().map(Trial::seconds).toList());
        double[] sorted = trials.stream().mapToDouble(Trial::seconds).sorted().toArray();
        return "| %s | %d ms | %,d | %.1f (%.1f to %.1f) | %,.0f | %s | %.0f |\n"
                .formatted(
                        line.way(),
                        line.away(),
                        line.rows(),
                        median,
                        sorted[0],
                        sorted[sorted.length - 1],
                        line.rows() / median,
                        ratio(line, trials),
                        median(trials.stream().map(Trial::residentMegabytes).toList()));
    }

    /** Of each round, the baseline's rate at no distance beside this one's: what disturbs the machine disturbs both. */
    private String ratio(Line line, List<Trial> trials) {
        List<Trial> baseline = lines.entrySet().stream()
                .filter(entry -> entry.getKey().way().equals(Ways.BASELINE)
                        && entry.getKey().away() == 0)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        if (baseline.size() != trials.size()) {
            return "-";
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < trials.size(); round++) {
            double share = (double) line.rows() / count;
            ratios.add(baseline.get(round).seconds() * share / trials.get(round).seconds());
        }
        return "%.2f".formatted(median(ratios));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
