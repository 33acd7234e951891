package dev.rekey.profiles;

import java.util.List;
import java.util.stream.LongStream;

/** The legacy ids of planted rows, ascending. */
final class Planted {

    /** Of most tables. */
    static final List<Long> IDS = with(950001, 950060);

    /** Of groups that see templates. */
    static final List<Long> GROUPS = with(950001, 950020);

    /** Of roles that see templates. */
    static final List<Long> VIEW_ROLES = with(950101, 950110);

    private Planted() {}

    /** These, and the ids that one might forget. */
    private static List<Long> with(long first, long last) {
        return LongStream.concat(
                        LongStream.of(Integer.MIN_VALUE, -1, 0),
                        LongStream.concat(LongStream.rangeClosed(first, last), LongStream.of(Integer.MAX_VALUE)))
                .boxed()
                .toList();
    }
}
