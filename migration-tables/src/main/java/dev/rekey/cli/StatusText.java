package dev.rekey.cli;

import static dev.rekey.report.Figures.count;

import dev.rekey.api.RunStatus;
import dev.rekey.report.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the latest run as the console shows it. */
final class StatusText {

    private StatusText() {}

    static List<String> lines(RunStatus status, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("Run " + status.runId() + ", " + status.operation() + (status.complete() ? ", complete" : ""));
        TextTable text = new TextTable(
                2, List.of("table", "status", "processed", "of", "done", "rejected", "partitions", "time"));
        for (RunStatus.Table table : status.tables()) {
            text.row(List.of(
                    table.table(),
                    table.status(),
                    count(table.processed()),
                    count(table.total()),
                    done(table),
                    count(table.rejected()),
                    table.partitionsDone() + "/" + table.partitions(),
                    time(table.startedAt(), table.completedAt(), now)));
        }
        lines.addAll(text.lines());
        if (status.pause() != null) {
            lines.add("");
            lines.addAll(
                    Wrapped.lines("", "  ", "It is " + status.pause().text() + ". It goes on after: rekey resume"));
        }
        status.tables().stream()
                .filter(table -> table.error() != null)
                .forEach(table -> lines.addAll(Wrapped.lines("  ", "    ", table.table() + ": " + table.error())));
        return lines;
    }

    /** In whole percent, rounded down: 100 means all. */
    private static String done(RunStatus.Table table) {
        if (table.total() == 0) {
            return table.status().equals("completed") ? "100 %" : "0 %";
        }
        return Math.min(100, 100 * table.processed() / table.total()) + " %";
    }

    private static String time(@Nullable Instant from, @Nullable Instant to, Instant now) {
        if (from == null) {
            return "";
        }
        double seconds = Duration.between(from, to == null ? now : to).toMillis() / 1000.0;
        return Figures.duration(Math.max(0, seconds));
    }
}
