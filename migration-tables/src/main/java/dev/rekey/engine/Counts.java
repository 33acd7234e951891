package dev.rekey.engine;

import java.util.stream.Stream;

/** What became of a number of rows. */
record Counts(long migrated, long unchanged, long changed, long rejected) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    static final Counts MIGRATED = new Counts(1, 0, 0, 0);
    static final Counts UNCHANGED = new Counts(0, 1, 0, 0);
    static final Counts CHANGED = new Counts(0, 0, 1, 0);
    static final Counts REJECTED = new Counts(0, 0, 0, 1);

    static Counts sum(Stream<Counts> counts) {
        return counts.reduce(NONE, Counts::plus);
    }

    Counts plus(Counts other) {
        return new Counts(
                migrated + other.migrated,
                unchanged + other.unchanged,
                changed + other.changed,
                rejected + other.rejected);
    }

    Counts minus(Counts other) {
        return new Counts(
                migrated - other.migrated,
                unchanged - other.unchanged,
                changed - other.changed,
                rejected - other.rejected);
    }

    long all() {
        return migrated + unchanged + changed + rejected;
    }
}
