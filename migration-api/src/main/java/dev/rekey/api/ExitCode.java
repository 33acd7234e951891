package dev.rekey.api;

/** How a run ended, as a process tells it. */
public enum ExitCode {
    /** Everything asked for was done, checked, and is within its limits. */
    COMPLETE(0),
    /** Something nobody foresaw. */
    UNEXPECTED(1),
    /** The call or the configuration is wrong, or a right is missing. */
    CONFIGURATION(2),
    /** Too many rows were rejected, or a check or validation failed. */
    DATA(3),
    /**
     * A database could not be reached, refused the connection, or cannot go on: it is full, takes no writes, or ends
     * statements at their timeouts. The next {@code migrate} goes on from here.
     */
    CONNECTION(4),
    /** Interrupted or paused; the next {@code migrate} goes on from here. */
    INTERRUPTED(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** {@code complete}, {@code incomplete} or {@code failed}, as {@code report.json} says it. */
    public String status() {
        return switch (this) {
            case COMPLETE -> "complete";
            case DATA, INTERRUPTED -> "incomplete";
            case UNEXPECTED, CONFIGURATION, CONNECTION -> "failed";
        };
    }
}
