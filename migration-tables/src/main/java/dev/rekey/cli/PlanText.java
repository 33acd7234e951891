package dev.rekey.cli;

import dev.rekey.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The plan of a run as the console shows it. */
final class PlanText {

    private PlanText() {}

    static List<String> lines(String runId, boolean resumed, Map<String, Long> rows) {
        List<String> lines = new ArrayList<>();
        lines.add((resumed ? "Going on with run " : "Run ") + runId + ": "
                + (rows.size() == 1 ? "1 table" : rows.size() + " tables") + ", in this order:");
        int number = 1;
        for (Map.Entry<String, Long> table : rows.entrySet()) {
            lines.add("  %2d. %-21s  %14s".formatted(number++, table.getKey(), Figures.rows(table.getValue())));
        }
        return lines;
    }
}
