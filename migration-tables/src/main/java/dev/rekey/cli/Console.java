package dev.rekey.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where a command prints. Text for people is plain ASCII but for what messages quote. */
final class Console {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\r\\t]]");

    private final PrintStream out;
    private final PrintStream err;
    private final Output output;
    private final boolean terminal;

    /**
     * A console.
     *
     * @param terminal whether {@code out} is a terminal that follows control sequences
     */
    Console(PrintStream out, PrintStream err, Output output, boolean terminal) {
        this.out = out;
        this.err = err;
        this.output = output;
        this.terminal = terminal;
    }

    /** This process's own. */
    static Console system(Output output) {
        return new Console(System.out, System.err, output, isTerminal() && !"dumb".equals(System.getenv("TERM")));
    }

    /** From Java 22 on there is always a console, and another method says whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    Console with(Output other) {
        return new Console(out, err, other, terminal);
    }

    /** Whether lines may be drawn over. */
    boolean interactive() {
        return terminal && output == Output.text;
    }

    boolean json() {
        return output == Output.json;
    }

    /** Where text for people goes. */
    PrintStream text() {
        return json() ? err : out;
    }

    void say(String text) {
        text().println(harmless(text));
        text().flush();
    }

    void complain(String text) {
        err.println(harmless(text));
        err.flush();
    }

    /** Names that a message quotes come from databases, and must not steer the terminal or turn the line's direction. */
    static String harmless(String text) {
        return UNSEEN.matcher(text).replaceAll("?");
    }

    /** Prints the one document, in UTF-8 whatever the locale. */
    void document(String json) {
        byte[] bytes = (json.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
