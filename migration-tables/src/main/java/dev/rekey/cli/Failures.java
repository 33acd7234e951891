package dev.rekey.cli;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.ConnectionFailure;
import dev.rekey.database.Unquoted;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what was thrown into one line, an exit code and, with {@code --output json}, a document. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** Ends that no row has to do with, so that whatever the causes say may be shown. */
    private static final Set<ExitCode> HARMLESS = EnumSet.of(ExitCode.CONFIGURATION, ExitCode.CONNECTION);

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        // A URL or the value of an unknown option is not repeated: it may hold a password.
        String message = String.valueOf(e.getMessage())
                .replaceAll("\\s+", " ")
                .replaceAll("'(-[^'=]*)=[^']*'", "'$1'")
                .replaceAll("\\S*(://|@)\\S*", "(not repeated here)");
        return report(ExitCode.CONFIGURATION, message + ". See: " + command + " --help", asked(Arrays.asList(args)));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        Console asked = asked(parsed.originalArgs());
        MigrationException known = e instanceof MigrationException given
                ? given
                : ConnectionFailure.within(e).orElse(null);
        int exitCode = known == null
                ? report(ExitCode.UNEXPECTED, unexpected(e), asked)
                : report(known.exitCode(), String.valueOf(known.getMessage()), asked);
        if (Logging.debugging()) {
            trace(e, known != null && HARMLESS.contains(known.exitCode()) && e == known);
        }
        return exitCode;
    }

    private static int report(ExitCode exitCode, String message, Console console) {
        console.complain("error: " + message);
        if (console.json()) {
            console.document(JsonDocuments.error(exitCode, message));
        }
        return exitCode.code();
    }

    /** The arguments may be what is wrong, so they are searched rather than parsed. */
    private Console asked(List<String> args) {
        int option = args.indexOf("--output");
        boolean json = args.stream().anyMatch("--output=json"::equalsIgnoreCase)
                || (option >= 0
                        && option + 1 < args.size()
                        && args.get(option + 1).equalsIgnoreCase("json"));
        return console.with(json ? Output.json : Output.text);
    }

    /** Without the exception's own message, which may quote a row. */
    private static String unexpected(Exception e) {
        String at = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.rekey."))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
                .orElse("");
        return "unexpected " + e.getClass().getSimpleName() + sqlState(e) + at
                + ". Run again with LOG_LEVEL=DEBUG for the stack trace, and report it.";
    }

    private void trace(Throwable thrown, boolean withMessages) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String told = withMessages ? ": " + at.getMessage() : "";
            console.complain(
                    at instanceof Unquoted
                            ? at.getMessage() + sqlState(at)
                            : at.getClass().getName() + sqlState(at) + told);
            for (StackTraceElement frame : at.getStackTrace()) {
                console.complain("    at " + frame);
            }
        }
    }

    private static String sqlState(Throwable thrown) {
        return thrown instanceof SQLException e ? " (SQLSTATE " + e.getSQLState() + ")" : "";
    }
}
