package dev.rekey.api;

import org.jspecify.annotations.Nullable;

/**
 * A migration could not go on. The message names the thing and the remedy in one line, without secrets and without what
 * rows contain. Nor do the causes of one that a migration threw: they keep classes, SQLSTATEs and stack traces, and lose
 * messages that may quote a row.
 */
public final class MigrationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public MigrationException(ExitCode exitCode, String message) {
        this(exitCode, message, null);
    }

    public MigrationException(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
