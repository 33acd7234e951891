package dev.rekey.source;

import dev.rekey.api.TableSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;

/** What tells whether a run goes on with the queries that it began with. */
public final class QueryHash {

    private QueryHash() {}

    /** SHA-256, as hexadecimal digits, of what is read for a table and of what its columns are called. */
    public static String of(TableSpec<?, ?> spec) {
        String names = new TreeMap<>(spec.names().renamed()) + " "
                + new TreeSet<>(spec.names().leftOut());
        String text = String.join("\0", spec.sourceQuery(), String.valueOf(spec.filteredQuery()), names);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
