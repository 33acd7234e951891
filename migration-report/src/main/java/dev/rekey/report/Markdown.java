package dev.rekey.report;

import java.util.List;

/** GitHub's Markdown, written so that no text of a cell can be taken for markup. */
final class Markdown {
    private static final String SPECIAL = "\\`*_[]<>|~&";

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
        text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
        return this;
    }

    Markdown paragraph(String markup) {
        text.append(markup).append("\n");
        return this;
    }

    Markdown item(String markup) {
        text.append("- ").append(markup).append('\n');
        return this;
    }

    /** A table's head; columns whose names end with a colon are aligned to the right. */
    Markdown head(String... columns) {
        row(List.of(columns).stream().map(name -> name.replace(":", "")).toList());
        row(List.of(columns).stream()
                .map(name -> name.endsWith(":") ? "---:" : "---")
                .toList());
        return this;
    }

    Markdown row(String... cells) {
        return row(List.of(cells));
    }

    private Markdown row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    /** Text as it is, every character of it. */
    static String escape(String plain) {
        StringBuilder escaped = new StringBuilder();
        plain.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                escaped.append(' ');
                return;
            }
            // Within a word it means nothing to Markdown, and identifiers stay legible without the backslash.
            boolean harmless = character == '_'
                    && !escaped.isEmpty()
                    && Character.isLetterOrDigit(escaped.charAt(escaped.length() - 1));
            if (SPECIAL.indexOf(character) >= 0 && !harmless) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(character);
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
