package dev.rekey.verify;

import dev.rekey.api.Severity;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.MoneySum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found in a table.
 *
 * @param compared how many rows or other things it looked at
 * @param errors how many deviations there are, listed or not
 * @param warnings how many of them stood so before the migration
 * @param deviations the first of them
 * @param unread what could not be read and so proves nothing, or null
 * @param sums for checks of money, both sides' sums
 * @param note the figures behind a pass in one line, or null where {@code compared} says it all
 */
record Finding(
        long compared,
        long errors,
        long warnings,
        List<Deviation> deviations,
        @Nullable String unread,
        List<MoneySum> sums,
        @Nullable String note) {

    /** A finding of nothing, because something could not be read. */
    static Finding unread(String why) {
        return new Finding(0, 0, 0, List.of(), why, List.of(), null);
    }

    /** Collects deviations one after the other. */
    static final class Collector {
        private final List<Deviation> deviations = new ArrayList<>();
        private long errors;
        private long warnings;

        /** A deviation of one row. */
        Collector error(@Nullable Long legacyId, @Nullable String column, String message) {
            return add(new Deviation(Severity.ERROR, legacyId, column, message, null, null));
        }

        Collector warning(@Nullable Long legacyId, @Nullable String column, String message) {
            return add(new Deviation(Severity.WARNING, legacyId, column, message, null, null));
        }

        Collector add(Deviation deviation) {
            if (deviation.severity() == Severity.ERROR) {
                errors++;
            } else {
                warnings++;
            }
            if (deviations.size() < Verification.MAX_DEVIATIONS) {
                deviations.add(deviation);
            }
            return this;
        }

        /** More deviations than could be listed. */
        Collector unlisted(long more) {
            errors += Math.max(0, more);
            return this;
        }

        /** The same deviation of many rows. */
        Collector ids(Differences.Ids ids, String message) {
            ids.first().forEach(id -> error(id, null, message));
            return unlisted(ids.count() - ids.first().size());
        }

        Finding finding(long compared) {
            return finding(compared, null);
        }

        Finding finding(long compared, @Nullable String unread) {
            return new Finding(compared, errors, warnings, List.copyOf(deviations), unread, List.of(), null);
        }
    }

    Finding withSums(List<MoneySum> all) {
        return new Finding(compared, errors, warnings, deviations, unread, List.copyOf(all), note);
    }

    /** The same with the figures behind it. */
    Finding withNote(String figures) {
        return new Finding(compared, errors, warnings, deviations, unread, sums, figures);
    }

    /** The same with sums that are not the same on both sides. */
    Finding withErrors(List<MoneySum> unequal) {
        List<Deviation> all = new ArrayList<>(deviations);
        for (MoneySum sum : unequal) {
            if (all.size() < Verification.MAX_DEVIATIONS) {
                String group = sum.key().isEmpty() ? sum.dimension() : sum.dimension() + " " + sum.key();
                String rows = sum.sourceRows() == sum.targetRows() ? "" : ", and so do the numbers of rows";
                all.add(new Deviation(
                        Severity.ERROR,
                        null,
                        sum.amount(),
                        "the sums by " + group + " differ" + rows,
                        sum.source().toPlainString(),
                        sum.target().toPlainString()));
            }
        }
        return new Finding(compared, errors + unequal.size(), warnings, List.copyOf(all), unread, sums, note);
    }
}
