package dev.rekey.api;

import org.jspecify.annotations.Nullable;

/**
 * One row as the source query yields it. Implementations are public records whose components are named after the
 * query's columns ({@code fileType} for {@code file_type}) and may be null wherever the legacy database allows it.
 *
 * <p>A component's type says which kind of column it takes: {@code String} any text or JSON, {@code Integer} and {@code
 * Long} whole numbers, {@code Number} decimals ({@link java.math.BigDecimal}, or {@code Double} for NaN and the
 * infinities, which no BigDecimal can hold), {@code Boolean}, {@link java.time.LocalDate}, {@link
 * java.time.OffsetDateTime} timestamps with or without a zone, {@code List<Integer>} integer arrays.
 */
public interface LegacyRow {

    /** The row's key in the legacy system: unique among the rows of its source query; may be 0 or negative. */
    long legacyId();

    /**
     * What else the source query yields of the row: a component of this name and type takes the query's optional columns
     * {@code legacy}, {@code lineage} and {@code defaults}. Null where it yields none of them.
     */
    default @Nullable Provenance provenance() {
        return null;
    }
}
