package dev.rekey.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture's axis from zero to a round number.
 *
 * @param end the value at its far end, more than 0
 * @param step the distance of its ticks
 */
record Scale(double end, double step) {

    /** The shortest axis of at most five round steps that holds a value. */
    static Scale holding(double value) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9) / 5)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            double step = factor * magnitude;
            if (step * 5 >= value) {
                return new Scale(step * Math.max(1, Math.ceil(value / step)), step);
            }
        }
        throw new IllegalArgumentException("no axis holds " + value);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end * 1.000001; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Coordinates to a hundredth: more would be noise in the file. */
    static double rounded(double coordinate) {
        return Math.round(coordinate * 100) / 100.0;
    }
}
