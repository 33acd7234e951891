package dev.rekey.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text: the first columns to the left, figures to the right, as wide as they need. */
final class TextTable {
    private static final String GAP = "  ";

    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A table.
     *
     * @param leftColumns so many of the first columns are text
     */
    TextTable(int leftColumns, List<String> head) {
        this.leftColumns = leftColumns;
        rows.add(head);
    }

    void row(List<String> cells) {
        rows.add(cells);
    }

    /** The lines, those of a terminal with all columns, without trailing blanks. */
    List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        String rule = "-".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1));
        lines.add(1, rule);
        return lines;
    }

    private String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : GAP);
            line.append(i < leftColumns ? row.get(i) + blanks : blanks + row.get(i));
        }
        return line.toString().stripTrailing();
    }
}
