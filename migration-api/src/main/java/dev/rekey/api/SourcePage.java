package dev.rekey.api;

import java.sql.Connection;
import java.time.ZoneId;

/**
 * A page to be read by keyset: the first {@code limit} rows of {@code query} with {@code after < legacy_id <= upTo}, in
 * ascending order.
 *
 * @param connection to the source, in a read-only transaction; not the reader's to commit or close
 * @param query the source query, to stand as a subquery
 * @param after legacy id after which the page begins, exclusive
 * @param upTo legacy id at which the range ends, inclusive
 * @param limit rows, at the most
 * @param zone in which timestamps without a zone are read
 */
public record SourcePage(Connection connection, String query, long after, long upTo, int limit, ZoneId zone) {}
