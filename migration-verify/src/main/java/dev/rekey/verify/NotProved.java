package dev.rekey.verify;

/** A check that found a deviation or could not read what it needed. The message is all there is to say. */
final class NotProved extends AssertionError {

    private static final long serialVersionUID = 1L;

    NotProved(String summary) {
        super(summary);
        setStackTrace(new StackTraceElement[0]);
    }
}
