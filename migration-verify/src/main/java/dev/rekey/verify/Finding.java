package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
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
 * @param marks the rows that deviate, all of them
 */
record Finding(
        long compared,
        long errors,
        long warnings,
        List<Deviation> deviations,
        @Nullable String unread,
        List<MoneySum> sums,
        @Nullable String note,
        Marks marks) {

    /** A finding of nothing, because something could not be read. */
    static Finding unread(String why) {
        return new Finding(0, 0, 0, List.of(), why, List.of(), null, new Marks());
    }

    /** Collects deviations one after the other. */
    static final class Collector {
        private final List<Deviation> deviations = new ArrayList<>();
        private final Marks marks = new Marks();
        private final @Nullable Kind usual;
        private long errors;
        private long warnings;

        /** Rows differ, unless something else is said of them. */
        Collector() {
            this(Kind.DIFFERS);
        }

        /**
         * A collector of deviations of another kind.
         *
         * @param usual how rows deviate of which nothing else is said; null if the legacy ids are no ids of the table's rows
         */
        Collector(@Nullable Kind usual) {
            this.usual = usual;
        }

        /** A deviation of one row. */
        Collector error(@Nullable Long legacyId, @Nullable String column, String message) {
            return add(new Deviation(Severity.ERROR, legacyId, column, message, null, null));
        }

        /** A deviation of one row, of this kind. */
        Collector error(Kind kind, long legacyId, @Nullable String column, String message) {
            marks.rows(kind, List.of(legacyId));
            return count(new Deviation(Severity.ERROR, legacyId, column, message, null, null));
        }

        Collector warning(@Nullable Long legacyId, @Nullable String column, String message) {
            return add(new Deviation(Severity.WARNING, legacyId, column, message, null, null));
        }

        Collector add(Deviation deviation) {
            Long row = deviation.legacyId();
            if (deviation.severity() == Severity.ERROR && row != null && usual != null) {
                marks.rows(usual, List.of(row));
            } else if (deviation.severity() == Severity.ERROR) {
                marks.other(deviation.message());
            }
            return count(deviation);
        }

        private Collector count(Deviation deviation) {
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

        /** The same deviation of many rows, of this kind. */
        Collector ids(Kind kind, Differences.Ids ids, String message) {
            ids.first().forEach(id -> error(kind, id, null, message));
            return unlisted(ids.count() - ids.first().size()).mark(kind, ids.all());
        }

        /** Rows that deviate, listed or not. */
        Collector mark(Kind kind, List<Long> legacyIds) {
            marks.rows(kind, legacyIds);
            return this;
        }

        Finding finding(long compared) {
            return finding(compared, null);
        }

        Finding finding(long compared, @Nullable String unread) {
            return new Finding(compared, errors, warnings, List.copyOf(deviations), unread, List.of(), null, marks);
        }
    }

    Finding withSums(List<MoneySum> all) {
        return new Finding(compared, errors, warnings, deviations, unread, List.copyOf(all), note, marks);
    }

    /** The same with the figures behind it. */
    Finding withNote(String figures) {
        return new Finding(compared, errors, warnings, deviations, unread, sums, figures, marks);
    }

    /** The same with sums that are not the same on both sides. */
    Finding withErrors(List<MoneySum> unequal) {
        List<Deviation> all = new ArrayList<>(deviations);
        for (MoneySum sum : unequal) {
            marks.other("sums differ");
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
        return new Finding(compared, errors + unequal.size(), warnings, List.copyOf(all), unread, sums, note, marks);
    }
}
