package dev.rekey.verify;

import dev.rekey.database.SqlFaults;
import dev.rekey.verify.BothSides.Answers;
import dev.rekey.verify.Differences.Value;
import dev.rekey.verify.RowSet.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of both sides: a hash a range where they are written alike, for several ranges at once; of the other
 * ranges one each of what the values are; where those differ, hashes row by row, and the values of the rows that differ.
 */
final class Comparison {

    /**
     * How much is asked for at once.
     *
     * @param range rows of a range
     * @param ranges whose hashes are asked for in one question
     * @param values rows whose values are
     */
    record Sizes(int range, int ranges, int values) {
        private static final Sizes USUAL = new Sizes(50_000, 10, 1_000);
    }

    private final Sizes sizes;
    private final String name;
    private final BothSides sides;
    private final Proofs proofs;
    private final Differences differences = new Differences();
    private final List<String> unread = new ArrayList<>();
    private @Nullable Range unequal;
    private long rows;

    /**
     * A comparison, not yet made.
     *
     * @param name of the rows, for the proofs
     * @param absent legacy ids of the source that the target has not and need not have
     * @param proofs ranges that are known to be equal
     */
    Comparison(String name, RowSet expected, RowSet actual, NavigableSet<Long> absent, Proofs proofs) {
        this(name, expected, actual, absent, proofs, Sizes.USUAL);
    }

    Comparison(String name, RowSet expected, RowSet actual, NavigableSet<Long> absent, Proofs proofs, Sizes sizes) {
        this.sizes = sizes;
        this.name = name;
        this.sides = new BothSides(expected, actual, absent);
        this.proofs = proofs;
    }

    /** Compares all ranges. */
    Comparison run() {
        boolean lost = false;
        for (List<Range> together : ranges()) {
            for (Range range : lost ? together : notAlike(together)) {
                if (lost) {
                    unread.add(range + ": not read after the connection was lost");
                } else {
                    lost = compareOrLeave(range);
                }
            }
        }
        return this;
    }

    /** Whether the connection is lost with this. */
    private boolean compareOrLeave(Range range) {
        try {
            compare(range);
            return false;
        } catch (RuntimeException fault) {
            unread.add(range + ": " + SqlFaults.summary(fault));
            if (range.equals(unequal)) {
                differences.span(range);
            }
            return SqlFaults.passes(fault);
        }
    }

    /** Those of the ranges that are not written alike on both sides; all, where nobody could say. */
    private List<Range> notAlike(List<Range> ranges) {
        if (proofs.rows(name, ranges.get(0)) != null) {
            return ranges;
        }
        Answers<List<Fingerprint>> prints;
        try {
            prints = sides.fingerprints(ranges, Canonical::literal);
        } catch (RuntimeException fault) {
            return ranges; // Each is asked for by itself, and says what is wrong: one that cannot be read hides no
            // other.
        }
        List<Range> rest = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            Fingerprint print = prints.expected().get(i);
            if (print.equals(prints.actual().get(i))) {
                proved(ranges.get(i), print.rows());
            } else {
                rest.add(ranges.get(i));
            }
        }
        return rest;
    }

    private void proved(Range range, long count) {
        proofs.add(name, range, count);
        rows += count;
    }

    Differences differences() {
        return differences;
    }

    /** The source's rows in the ranges that were read, without those absent. */
    long rows() {
        return rows;
    }

    /** What was not read, or null. */
    @Nullable String unread() {
        return unread.isEmpty()
                ? null
                : unread.size() + (unread.size() == 1 ? " range" : " ranges") + " not read: " + unread.get(0);
    }

    /** Whether all that was not read are ranges that are known to differ. */
    boolean knowsWhatDiffers() {
        return unread.size() == differences.spans().size();
    }

    /** All ranges: several that follow each other and of which nothing is known together, one of which all is known alone. */
    private List<List<Range>> ranges() {
        List<Long> ends = new ArrayList<>(sides.expected().boundaries(sizes.range()));
        ends.add(Long.MAX_VALUE);
        List<List<Range>> groups = new ArrayList<>();
        List<Range> open = List.of();
        long after = Long.MIN_VALUE;
        for (long upTo : ends) {
            Range range = new Range(after, upTo);
            boolean known = proofs.rows(name, range) != null;
            if (known || open.isEmpty() || open.size() == sizes.ranges()) {
                open = new ArrayList<>();
                groups.add(open);
            }
            open.add(range);
            open = known ? List.of() : open;
            after = upTo;
        }
        return groups;
    }

    private void compare(Range range) {
        Long proved = proofs.rows(name, range);
        if (proved != null) {
            rows += proved;
            return;
        }
        try {
            Answers<List<Fingerprint>> prints = sides.fingerprints(List.of(range), Canonical::hashed);
            long count = prints.expected().get(0).rows();
            if (prints.equal()) {
                proved(range, count);
            } else {
                unequal = range;
                narrow(range);
                rows += count;
            }
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            split(range, fault);
        }
    }

    /** A value that one of the databases cannot convert hides in the range: halves it until the row stands alone. */
    private void split(Range range, RuntimeException fault) {
        Answers<List<Long>> ids = sides.ids(range);
        TreeSet<Long> all = new TreeSet<>(ids.expected());
        all.addAll(ids.actual());
        if (all.size() > 1) {
            long middle = new ArrayList<>(all).get((all.size() - 1) / 2);
            compare(new Range(range.after(), middle));
            compare(new Range(middle, range.upTo()));
            return;
        }
        if (all.isEmpty()) {
            throw fault; // It is no row's that is compared.
        }
        rows += ids.expected().size();
        long only = all.first();
        if (ids.actual().isEmpty()) {
            differences.missing(only);
        } else if (ids.expected().isEmpty()) {
            differences.extra(only);
        } else {
            differences.unreadable(only);
        }
    }

    private void narrow(Range range) {
        Answers<Map<Long, List<String>>> hashes = sides.rowHashes(range);
        List<Long> differing = new ArrayList<>();
        hashes.expected().forEach((id, hash) -> {
            List<String> other = hashes.actual().get(id);
            if (other == null) {
                differences.missing(id);
            } else if (!other.stream().allMatch(hash.get(0)::equals)) {
                differing.add(id);
            }
        });
        hashes.actual().keySet().stream()
                .filter(id -> !hashes.expected().containsKey(id))
                .forEach(differences::extra);
        for (int i = 0; i < differing.size(); i += sizes.values()) {
            read(differing.subList(i, Math.min(differing.size(), i + sizes.values())));
        }
    }

    private void read(List<Long> ids) {
        var values = sides.values(ids);
        List<String> columns = List.copyOf(sides.expected().columns().keySet());
        for (long id : ids) {
            List<@Nullable String> should =
                    Objects.requireNonNull(values.expected().get(id)).get(0);
            for (List<@Nullable String> is :
                    Objects.requireNonNull(values.actual().get(id))) {
                List<Value> differing = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    if (!Objects.equals(should.get(i), is.get(i))) {
                        differing.add(new Value(id, columns.get(i), should.get(i), is.get(i)));
                    }
                }
                if (!differing.isEmpty()) {
                    differences.row(differing);
                }
            }
        }
    }
}
