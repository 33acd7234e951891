package dev.rekey.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a terminal, drawn over and over, with room for messages above them. */
final class Screen {
    private static final String UP = "\033[%dA";
    private static final String CLEAR_TO_END = "\033[K";
    /** Without wrapping a long line stays one line, so that the way up is as long as the way down. */
    private static final String NO_WRAP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private final PrintStream out;
    private final List<String> lines = new ArrayList<>();
    private int drawn;

    Screen(PrintStream out) {
        this.out = out;
    }

    /** Shows these lines from here on. */
    synchronized void show(List<String> all) {
        lines.clear();
        lines.addAll(all);
        draw("");
    }

    synchronized void set(int line, String text) {
        lines.set(line, text);
        draw("");
    }

    /** Prints a message above the lines, where it stays. */
    synchronized void above(String message) {
        draw(message.lines().map(line -> line + CLEAR_TO_END + "\n").reduce("", String::concat));
    }

    private void draw(String first) {
        StringBuilder text = new StringBuilder(NO_WRAP);
        if (drawn > 0) {
            text.append(UP.formatted(drawn)).append('\r');
        }
        text.append(first);
        lines.forEach(line -> text.append(line).append(CLEAR_TO_END).append('\n'));
        text.append(WRAP);
        drawn = lines.size();
        out.print(text);
        out.flush();
    }
}
