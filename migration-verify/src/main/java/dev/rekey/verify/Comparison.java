package dev.rekey.verify;

import dev.rekey.database.SqlFaults;
import dev.rekey.verify.Differences.Value;
import dev.rekey.verify.RowSet.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of both sides, range by range: two hashes where they are equal; where they differ, hashes row by row,
 * and the values of the rows that differ.
 */
final class Comparison {

    private static final int ROWS_A_RANGE = 50_000;
    private static final int ROWS_AT_ONCE = 1_000;

    private final int rowsARange;
    private final int rowsAtOnce;

    private final String name;
    private final RowSet expected;
    private final RowSet actual;
    private final NavigableSet<Long> absent;
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
        this(name, expected, actual, absent, proofs, ROWS_A_RANGE, ROWS_AT_ONCE);
    }

    Comparison(
            String name,
            RowSet expected,
            RowSet actual,
            NavigableSet<Long> absent,
            Proofs proofs,
            int rowsARange,
            int rowsAtOnce) {
        this.rowsARange = rowsARange;
        this.rowsAtOnce = rowsAtOnce;
        this.name = name;
        this.expected = expected;
        this.actual = actual;
        this.absent = absent;
        this.proofs = proofs;
    }

    /** Compares all ranges. */
    Comparison run() {
        boolean lost = false;
        for (Range range : ranges()) {
            if (lost) {
                unread.add(range + ": not read after the connection was lost");
                continue;
            }
            try {
                compare(range);
            } catch (RuntimeException fault) {
                unread.add(range + ": " + SqlFaults.summary(fault));
                if (range.equals(unequal)) {
                    differences.span(range);
                }
                lost = SqlFaults.passes(fault);
            }
        }
        return this;
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

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        long after = Long.MIN_VALUE;
        List<Long> boundaries = expected.boundaries(rowsARange);
        for (long boundary : boundaries) {
            ranges.add(new Range(after, boundary));
            after = boundary;
        }
        ranges.add(new Range(after, Long.MAX_VALUE));
        return ranges;
    }

    private void compare(Range range) {
        Long proved = proofs.rows(name, range);
        if (proved != null) {
            rows += proved;
            return;
        }
        try {
            Both<Fingerprint> prints = both(
                    () -> expected.fingerprint(range, absentIn(range)), () -> actual.fingerprint(range, List.of()));
            if (prints.equal()) {
                proofs.add(name, range, prints.expected().rows());
            } else {
                unequal = range;
                narrow(range);
            }
            rows += prints.expected().rows();
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            split(range, fault);
        }
    }

    /** A value that one of the databases cannot convert hides in the range: halves it until the row stands alone. */
    private void split(Range range, RuntimeException fault) {
        Both<List<Long>> ids = both(() -> expected.ids(range, absentIn(range)), () -> actual.ids(range, List.of()));
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
        Both<Map<Long, List<String>>> hashes =
                both(() -> expected.rowHashes(range, absentIn(range)), () -> actual.rowHashes(range, List.of()));
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
        for (int i = 0; i < differing.size(); i += rowsAtOnce) {
            read(differing.subList(i, Math.min(differing.size(), i + rowsAtOnce)));
        }
    }

    private void read(List<Long> ids) {
        var values = both(() -> expected.values(ids), () -> actual.values(ids));
        List<String> columns = List.copyOf(expected.columns().keySet());
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

    private NavigableSet<Long> absentIn(Range range) {
        return absent.subSet(range.after(), false, range.upTo(), true);
    }

    private record Both<T>(T expected, T actual) {
        boolean equal() {
            return Objects.equals(expected, actual);
        }
    }

    /** Asks both databases at once. */
    private static <T> Both<T> both(Supplier<T> expected, Supplier<T> actual) {
        CompletableFuture<T> asked = CompletableFuture.supplyAsync(expected);
        T answer;
        try {
            answer = actual.get();
        } catch (RuntimeException e) {
            asked.handle((ignored, failure) -> true).join();
            throw e;
        }
        try {
            return new Both<>(asked.join(), answer);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
