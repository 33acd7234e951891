package dev.rekey.assess.site;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source query's rows, counted and measured after everything else.
 *
 * @param rows how many there are by now
 * @param touched rows that say they were updated since the assessment began
 * @param lowestId the lowest legacy id, null without rows
 * @param highestId the highest one
 * @param width a row's bytes, on average
 * @param orphans child rows whose parent row does not exist
 * @param sortedRows the most rows that are sorted on the way to one page; 0 where an index gives them in order
 * @param columns what is measured of the columns that are copied, by target column
 */
public record SourceRows(
        long rows,
        long touched,
        @Nullable Long lowestId,
        @Nullable Long highestId,
        double width,
        long orphans,
        long sortedRows,
        Map<String, Extent> columns) {

    /**
     * How far a column's values go.
     *
     * @param from the source column
     * @param longest characters of its longest text; 0 for any other type
     * @param decimals the most decimals that a value of it needs; 0 for any other type than a number
     * @param largest its largest absolute value, of a negative whole number one less, NaN and the infinities left out; null
     *     for any other type than a number
     */
    public record Extent(
            String from,
            long longest,
            int decimals,
            @Nullable BigDecimal largest) {}
}
