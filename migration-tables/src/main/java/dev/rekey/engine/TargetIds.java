package dev.rekey.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stable target ids: a UUID of version 8 (RFC 9562) made of the legacy id's 64 bits, most significant first, and 58 bits
 * of a hash of the table's name. No two rows of a table can share one, every run makes the same, and they sort by
 * legacy id, so that the primary key's index grows at its right edge; RATIONALE.md has the measurement.
 */
public final class TargetIds {

    private static final Map<String, Long> TABLE_BITS = new ConcurrentHashMap<>();
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TargetIds() {}

    /** The id of the row that the legacy id becomes in the table. */
    public static UUID of(String table, long legacyId) {
        long sortable = legacyId ^ Long.MIN_VALUE;
        long high = (sortable & ~0xFFFFL) | VERSION_8 | ((sortable >>> 4) & 0x0FFFL);
        long low = VARIANT | ((sortable & 0xFL) << 58) | TABLE_BITS.computeIfAbsent(table, TargetIds::tableBits);
        return new UUID(high, low);
    }

    private static long tableBits(String table) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 6;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
