package dev.rekey.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a table's {@code map} may ask while it maps one row, and where it reports. Every method that finds a fault
 * records it and returns null, so that mapping goes on and all faults of a row are found; {@link #finish} judges.
 * Nothing here reads a database, a clock or a random number: the same row and parents give the same answer.
 */
public interface RowContext<L extends LegacyRow> {

    /**
     * The id of the one parent that the row names through {@code reference}. Null when the row names none (a fault if
     * the reference is required) or when the parent is missing, ambiguous or rejected (a fault if required, else a
     * warning).
     */
    @Nullable UUID parent(Reference<L> reference);

    /** What looking up one key of a {@link Reference#many} found; reports nothing. */
    Resolution resolve(Reference<L> reference, long legacyId);

    /**
     * The spelling in {@code closedSet} of {@code value}, compared after lower-casing, trimming and taking runs of
     * blanks, '-' and '_' as one separator. Null for null and blank; ENUM_UNKNOWN if the set does not have it.
     */
    @Nullable String oneOf(String column, @Nullable String value, Set<String> closedSet);

    /** {@code value} if it is null or in {@code closedSet}; else ENUM_UNKNOWN. */
    @Nullable Integer oneOf(String column, @Nullable Integer value, Set<Integer> closedSet);

    /** A JSON array of strings from text. Null for null, blank text and JSON {@code null}. */
    @Nullable List<String> jsonStrings(String column, @Nullable String text, IfInvalid ifInvalid);

    /** A JSON object from text. Null for null, blank text and JSON {@code null}; numbers keep every digit. */
    @Nullable Map<String, @Nullable Object> jsonObject(String column, @Nullable String text, IfInvalid ifInvalid);

    /** The number; VALUE_OUT_OF_RANGE for NaN and the infinities. */
    @Nullable BigDecimal decimal(String column, @Nullable Number value);

    /** Rejects the row; mapping goes on, so that its other faults are found too. */
    void reject(ReasonCode code, @Nullable String column, String message);

    /** Says something of a row that stands. */
    void warn(ReasonCode code, @Nullable String column, String message);

    /** What the row comes from, for an audit entry: a legacy table's name, or what a profile calls it. */
    String sourceTable();

    /** Keeps a source value that has no column under {@code metadata.legacy}; null is left out. */
    void keep(String name, @Nullable Object value);

    /**
     * Judges the row against what the target's columns can hold: required values, lengths, ranges, scales; applies the
     * target's constant defaults to nulls; adds {@code id} and {@code metadata}.
     */
    <T extends Record> Mapping<T> finish(T row);
}
