package dev.rekey.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was measured, as a table in Markdown: medians, the span of the rounds, and each way beside the baseline. */
final class Table {

    private static final double BYTES_A_KILOBYTE = 1e3;

    private final Plan plan;
    private final Map<Line, List<Trial>> lines = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    /**
     * What one line of the table is of.
     *
     * @param count attachments that were to be moved
     */
    record Line(String way, Place place, long count) {}

    Table(Plan plan) {
        this.plan = plan;
    }

    void add(Line line, Trial trial) {
        lines.computeIfAbsent(line, any -> new ArrayList<>()).add(trial);
    }

    void missing(String way, String reason) {
        missing.put(way, reason);
    }

    @Override
    public String toString() {
        List<String> heads = new ArrayList<>(List.of("way", "rows"));
        if (plan.places().size() > 1) {
            heads.add("distance");
        }
        heads.addAll(List.of("seconds: median (least to most)", "rows/s"));
        if (baseline(lines.keySet().stream().findFirst().orElse(null)) != null) {
            heads.add("times as fast as " + Ways.BASELINE);
        }
        if (plan.places().size() > 1) {
            heads.add("times its time near");
        }
        if (plan.rows().size() > 1) {
            heads.add("time a row, times that of the fewest");
        }
        heads.addAll(List.of("CPU s client", "CPU s server", "resident MB", "traffic kB"));
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", heads)).append(" |\n");
        text.append("|---".repeat(heads.size())).append("|\n");
        // Round by round they were tried count by count; a table is read count by count.
        plan.rows()
                .forEach(count -> lines.forEach((line, trials) -> {
                    if (line.count() == count) {
                        text.append("| ")
                                .append(String.join(" | ", cells(line, trials)))
                                .append(" |\n");
                    }
                }));
        text.append("\nMedians of %d rounds in turn, each in a JVM of its own with %s."
                .formatted(plan.rounds(), String.join(" ", plan.jvm())));
        missing.forEach((way, reason) -> text.append("\n")
                .append(way)
                .append(" was left out: ")
                .append(reason)
                .append('.'));
        return text.append('\n').toString();
    }

    private List<String> cells(Line line, List<Trial> trials) {
        double seconds = Medians.of(trials, Trial::seconds);
        long rows = trials.get(0).rows();
        List<String> cells = new ArrayList<>(List.of(line.way(), "%,d".formatted(rows)));
        if (plan.places().size() > 1) {
            cells.add(line.place().toString());
        }
        cells.add("%.1f (%.1f to %.1f)"
                .formatted(
                        seconds,
                        trials.stream().mapToDouble(Trial::seconds).min().orElseThrow(),
                        trials.stream().mapToDouble(Trial::seconds).max().orElseThrow()));
        cells.add("%,.0f".formatted(rows / seconds));
        if (baseline(lines.keySet().stream().findFirst().orElse(null)) != null) {
            cells.add(beside(baseline(line), line, trials, true));
        }
        if (plan.places().size() > 1) {
            cells.add(beside(new Line(line.way(), Place.NEAR, line.count()), line, trials, false));
        }
        if (plan.rows().size() > 1) {
            cells.add(growth(line, trials));
        }
        cells.add(number(trials, Trial::clientCpu, "%.1f"));
        cells.add(number(trials, Trial::serverCpu, "%.1f"));
        cells.add(number(trials, Trial::residentMegabytes, "%.0f"));
        cells.add(number(trials, trial -> trial.traffic() / BYTES_A_KILOBYTE, "%,.0f"));
        return cells;
    }

    private @Nullable Line baseline(@Nullable Line line) {
        Line baseline = line == null ? null : new Line(Ways.BASELINE, Place.NEAR, line.count());
        return baseline != null && lines.containsKey(baseline) ? baseline : null;
    }

    /** Round by round, and then the median: what disturbs the machine disturbs both. */
    private String beside(@Nullable Line other, Line line, List<Trial> trials, boolean asFast) {
        List<Trial> others = other == null ? List.of() : lines.getOrDefault(other, List.of());
        if (others.size() != trials.size()) {
            return "-";
        }
        long most = Ways.named(line.way()).most();
        double share = (double) Math.min(line.count(), most) / line.count();
        return "%.2f"
                .formatted(Medians.ofRounds(
                        others,
                        trials,
                        (its, ours) ->
                                asFast ? its.seconds() * share / ours.seconds() : ours.seconds() / its.seconds()));
    }

    private String growth(Line line, List<Trial> trials) {
        long fewest = plan.rows().stream().min(Long::compare).orElseThrow();
        List<Trial> others = lines.getOrDefault(new Line(line.way(), line.place(), fewest), List.of());
        if (others.size() != trials.size() || Ways.named(line.way()).most() <= line.count()) {
            return "-";
        }
        return "%.2f"
                .formatted(Medians.ofRounds(
                        others, trials, (its, ours) -> ours.seconds() / ours.rows() / (its.seconds() / its.rows())));
    }

    private static String number(List<Trial> trials, ToDoubleFunction<Trial> figure, String format) {
        double median = Medians.of(trials, figure);
        return Double.isNaN(median) ? "-" : Objects.requireNonNull(format).formatted(median);
    }
}
