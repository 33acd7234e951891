package dev.rekey.ledger;

/**
 * A target table whose rows the lineage is recorded of.
 *
 * @param table its name
 * @param sqlName its name for SQL
 * @param fingerprint of its row {@code stands}, as an SQL expression that yields a bytea
 */
public record TargetRows(String table, String sqlName, String fingerprint) {}
