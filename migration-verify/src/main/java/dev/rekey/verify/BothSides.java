package dev.rekey.verify;

import dev.rekey.verify.RowSet.Fingerprint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The same rows in both databases, which are asked at the same time.
 *
 * @param absent legacy ids of the source that the target has not and need not have
 */
record BothSides(RowSet expected, RowSet actual, NavigableSet<Long> absent) {

    /** What either side says. */
    record Answers<T>(T expected, T actual) {
        boolean equal() {
            return Objects.equals(expected, actual);
        }
    }

    /** The fingerprints of ranges that follow each other. */
    Answers<List<Fingerprint>> fingerprints(List<Range> ranges, Function<Canonical, String> spelling) {
        Range all =
                new Range(ranges.get(0).after(), ranges.get(ranges.size() - 1).upTo());
        return ask(
                () -> expected.fingerprints(ranges, absentIn(all), spelling),
                () -> actual.fingerprints(ranges, List.of(), spelling));
    }

    /** The hashes of the rows of a range. */
    Answers<Map<Long, List<String>>> rowHashes(Range range) {
        return ask(() -> expected.rowHashes(range, absentIn(range)), () -> actual.rowHashes(range, List.of()));
    }

    /** The legacy ids of a range. */
    Answers<List<Long>> ids(Range range) {
        return ask(() -> expected.ids(range, absentIn(range)), () -> actual.ids(range, List.of()));
    }

    /** The values of rows. */
    Answers<Map<Long, List<List<@Nullable String>>>> values(Collection<Long> legacyIds) {
        return ask(() -> expected.values(legacyIds), () -> actual.values(legacyIds));
    }

    private NavigableSet<Long> absentIn(Range range) {
        return absent.subSet(range.after(), false, range.upTo(), true);
    }

    private static <T> Answers<T> ask(Supplier<T> expected, Supplier<T> actual) {
        CompletableFuture<T> asked = CompletableFuture.supplyAsync(expected);
        T answer;
        try {
            answer = actual.get();
        } catch (RuntimeException e) {
            asked.handle((ignored, failure) -> true).join();
            throw e;
        }
        try {
            return new Answers<>(asked.join(), answer);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
