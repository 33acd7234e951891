package dev.rekey.engine;

/** What is measured again and again, smoothed: the newer, the weightier. Not thread-safe. */
final class Average {

    /** So much counts what comes, against all that came before it: one odd page alone changes little. */
    private static final double WEIGHT = 0.25;

    private double value;
    private boolean any;

    void add(double measured) {
        value = any ? value + WEIGHT * (measured - value) : measured;
        any = true;
    }

    /** Whether anything was measured yet. */
    boolean known() {
        return any;
    }

    double value() {
        return value;
    }
}
