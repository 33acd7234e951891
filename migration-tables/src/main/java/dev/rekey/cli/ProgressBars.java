package dev.rekey.cli;

import dev.rekey.api.TableResult;
import dev.rekey.report.Figures;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress for a terminal: a bar a table, with rows, rate and the time that is left. */
final class ProgressBars implements ProgressDisplay {
    private static final int WIDTH = 98;
    private static final int NAME_WIDTH = 22;
    private static final int UPDATE_MILLIS = 500;

    private final Screen screen;
    private final List<String> order = new ArrayList<>();
    private final Map<String, ProgressBar> bars = new HashMap<>();

    ProgressBars(PrintStream out) {
        this.screen = new Screen(out);
    }

    @Override
    public synchronized void planned(String runId, boolean resumed, Map<String, Long> rows) {
        screen.above(String.join("\n", PlanText.lines(runId, resumed, rows)));
        order.addAll(rows.keySet());
        screen.show(rows.entrySet().stream()
                .map(table -> padded(table.getKey()) + "waiting")
                .toList());
    }

    @Override
    public synchronized void progressed(String table, long processed, long rejected, long total) {
        ProgressBar bar = bars.computeIfAbsent(table, name -> bar(name, processed, total));
        bar.stepTo(processed);
        if (rejected > 0) {
            bar.setExtraMessage(", " + Figures.count(rejected) + " rejected");
        }
    }

    @Override
    public synchronized void completed(TableResult result) {
        ProgressBar bar = bars.remove(result.table());
        if (bar != null) {
            bar.close();
        }
        set(
                result.table(),
                padded(result.table()) + "complete: " + Figures.rows(result.source())
                        + (result.rejected() > 0 ? ", " + Figures.count(result.rejected()) + " rejected" : "") + ", "
                        + Figures.duration(result.seconds()));
    }

    @Override
    public void noticed(String message) {
        screen.above(Console.harmless(message));
    }

    @Override
    public synchronized void close() {
        bars.values().forEach(ProgressBar::close);
        bars.clear();
    }

    private ProgressBar bar(String table, long processed, long total) {
        return new ProgressBarBuilder()
                .setTaskName(padded(table).substring(0, Math.max(table.length(), NAME_WIDTH - 1)))
                .setInitialMax(total)
                .startsFrom(processed, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setUnit(" rows", 1)
                .setConsumer(new Line(table))
                .build();
    }

    private void set(String table, String text) {
        int line = order.indexOf(table);
        if (line >= 0) {
            screen.set(line, text);
        }
    }

    private static String padded(String table) {
        return table + " ".repeat(Math.max(1, NAME_WIDTH - table.length()));
    }

    /** A bar's line on the screen. */
    private final class Line implements ProgressBarConsumer {
        private final String table;
        private volatile boolean closed;

        Line(String table) {
            this.table = table;
        }

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            if (!closed) {
                set(table, rendered);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
