package dev.rekey.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks a long text into lines that fit a terminal. */
final class Wrapped {
    private static final int WIDTH = 98;

    private Wrapped() {}

    /** The text's lines, the first one after {@code first}, the others after {@code next}; words stay whole. */
    static List<String> lines(String first, String next, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.strip().split("\\s+", -1)) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }
}
