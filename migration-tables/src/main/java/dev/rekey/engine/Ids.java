package dev.rekey.engine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some legacy ids: how many there are, and the first of them; there may be more than memory holds.
 *
 * @param count all
 * @param first at most {@link #MOST}, ascending
 */
record Ids(long count, List<Long> first) {

    static final Ids NONE = new Ids(0, List.of());

    private static final int MOST = 20;

    static Ids of(List<Long> ascending) {
        return new Ids(ascending.size(), ascending.stream().limit(MOST).toList());
    }

    /** These and then others that are higher. */
    Ids and(Ids higher) {
        return new Ids(
                count + higher.count,
                Stream.concat(first.stream(), higher.first.stream()).limit(MOST).toList());
    }

    /** {@code 0}, {@code 2: legacy ids 5, 9}, or {@code 30: legacy ids 1, 2, ... and 10 more}. */
    @Override
    public String toString() {
        if (count == 0) {
            return "0";
        }
        String named = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        long more = count - first.size();
        return count + ": legacy id" + (count == 1 ? " " : "s ") + named + (more > 0 ? " and " + more + " more" : "");
    }
}
