package dev.rekey.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A JVM of its own that runs a main class of this class path; it dies with whoever closes this. */
public final class ChildProcess implements AutoCloseable {

    /** What the shell and Java say of a process that SIGKILL ended. */
    public static final int KILLED = 128 + 9;

    /** Under some shells and build servers SIGINT is ignored, which children inherit and Java respects. */
    private static final List<String> DEFAULT_SIGNALS = defaultSignals();

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class. */
    public static ChildProcess start(String main, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(SOURCE|TARGET)_DB_.*"));
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> defaultSignals() {
        List<String> command = List.of("env", "--default-signal=INT,TERM");
        try {
            List<String> trial = new ArrayList<>(command);
            trial.add("true");
            return new ProcessBuilder(trial).start().waitFor() == 0 ? command : List.of();
        } catch (IOException | InterruptedException e) {
            return List.of();
        }
    }

    /** Its next line that is like this; empty if it ends without one. */
    public Optional<String> await(Predicate<String> wanted) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (wanted.test(line)) {
                    return Optional.of(line);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it go on that waits for a word. */
    public void goOn() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal, by its name without SIG. */
    public void signal(String name) {
        try {
            int failed = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new IllegalStateException("kill -" + name + " failed: " + said());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL; its exit code, {@link #KILLED} unless it had ended before. */
    public int kill() {
        process.toHandle().destroyForcibly(); // Unlike the process's own method, it leaves what was said to be read.
        return exitCode();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended. */
    public int exitCode() {
        await(line -> false);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that it has said so far. */
    public List<String> said() {
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
