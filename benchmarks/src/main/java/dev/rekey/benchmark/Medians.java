package dev.rekey.benchmark;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Medians. */
final class Medians {

    private Medians() {}

    static <T> double of(List<T> things, ToDoubleFunction<T> figure) {
        return of(things.stream().mapToDouble(figure));
    }

    /** Of what is said of both in each round. */
    static <T> double ofRounds(List<T> one, List<T> other, ToDoubleBiFunction<T, T> figure) {
        return of(IntStream.range(0, one.size())
                .mapToDouble(round -> figure.applyAsDouble(one.get(round), other.get(round))));
    }

    static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
