package dev.rekey.report;

import dev.rekey.api.Verification.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How every format spells what the api has as constants. */
final class Words {

    /** From what harms nobody to what keeps everybody from going live: what failed is worse than what nobody read. */
    static final Comparator<Status> BY_WEIGHT =
            Comparator.comparing(List.of(Status.PASSED, Status.WARNING, Status.UNREAD, Status.FAILED)::indexOf);

    private Words() {}

    /** {@code error}, {@code before}, {@code passed}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 1 check}, {@code 2 checks}. */
    static String counted(long number, String noun) {
        return Figures.count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** The first few of many, and how many there are beside them. */
    static String some(List<String> all) {
        int shown = Math.min(all.size(), 3);
        String first = String.join(", ", all.subList(0, shown));
        return all.size() > shown ? first + " and " + (all.size() - shown) + " more" : first;
    }
}
