package dev.rekey.assess.site;

/**
 * Rows of a target table that can be found by a legacy id.
 *
 * @param rows all of them
 * @param withLegacyId those that have one
 * @param foundTwice legacy ids that more than one row has
 * @param foreign rows that no run of this ledger wrote; 0 where that was not asked
 */
public record TargetRows(long rows, long withLegacyId, long foundTwice, long foreign) {}
