package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A source row's fingerprint. */
final class RowHash {

    /** Sixteen bytes of SHA-256: enough to tell a changed row, half the space. */
    private static final int BYTES = 16;

    private RowHash() {}

    /** The fingerprint as PostgreSQL writes bytea; the row's JSON is hashed as it is written, and never held. */
    static String of(LegacyRow row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Json.write(row, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return "\\x" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
