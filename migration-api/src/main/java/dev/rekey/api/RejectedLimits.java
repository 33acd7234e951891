package dev.rekey.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a table a run may reject. The page that would pass the limit is not committed, and its table stops.
 *
 * @param general for every table that has no limit of its own; null where those may reject any number
 * @param tables by table
 */
public record RejectedLimits(@Nullable Limit general, Map<String, Limit> tables) {

    /** Any number of rows of any table. */
    public static final RejectedLimits NONE = new RejectedLimits(null, Map.of());

    private static final Pattern FORM =
            Pattern.compile("(?:(\\w+)\\s*=\\s*)?(\\d{1,18}|(\\d{1,3}(?:\\.\\d{1,9})?)\\s*%)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public RejectedLimits {
        tables = Map.copyOf(tables);
    }

    /**
     * A limit, inclusive.
     *
     * @param number of rows, or of every hundred source rows in scope
     * @param percent which of both
     */
    public record Limit(BigDecimal number, boolean percent) {

        public Limit {
            boolean whole = percent || number.stripTrailingZeros().scale() <= 0;
            boolean tooMany = percent && number.compareTo(HUNDRED) > 0;
            if (number.signum() < 0 || !whole || tooMany) {
                throw new IllegalArgumentException("a limit is a whole number of rows, or 0 to 100 percent");
            }
        }

        /** So many rows may be rejected of so many. */
        public long of(long source) {
            return percent
                    ? number.multiply(BigDecimal.valueOf(source))
                            .divide(HUNDRED, 0, RoundingMode.DOWN)
                            .longValueExact()
                    : number.longValueExact();
        }

        /** As it is given: {@code 100} or {@code 2%}. */
        @Override
        public String toString() {
            return number.toPlainString() + (percent ? "%" : "");
        }
    }

    /**
     * Reads limits as they are given: {@code 100}, {@code 2%}, {@code brackets=5%}.
     *
     * @throws IllegalArgumentException if one is none of these, or is given twice
     */
    public static RejectedLimits parse(List<String> values) {
        Limit general = null;
        Map<String, Limit> tables = new TreeMap<>();
        for (String value : values) {
            Matcher form = FORM.matcher(value.strip());
            if (!form.matches()) {
                throw new IllegalArgumentException("no limit");
            }
            boolean percent = form.group(3) != null;
            Limit limit = new Limit(new BigDecimal(percent ? form.group(3) : form.group(2)), percent);
            boolean twice = form.group(1) == null ? general != null : tables.put(form.group(1), limit) != null;
            if (twice) {
                throw new IllegalArgumentException("a limit is given twice");
            }
            general = form.group(1) == null ? limit : general;
        }
        return new RejectedLimits(general, tables);
    }

    /** The table's limit; null where it may reject any number. */
    public @Nullable Limit of(String table) {
        return tables.getOrDefault(table, general);
    }

    /** As they are given, with commas between them. */
    @Override
    public String toString() {
        Stream<String> own =
                new TreeMap<>(tables).entrySet().stream().map(limit -> limit.getKey() + "=" + limit.getValue());
        return Stream.concat(Stream.ofNullable(general).map(Limit::toString), own)
                .collect(Collectors.joining(","));
    }
}
