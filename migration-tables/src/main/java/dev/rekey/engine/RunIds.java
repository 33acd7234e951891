package dev.rekey.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Names of runs: when one began, and a little chance, so that two of the same second differ. */
final class RunIds {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    static String next() {
        return SECOND.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4);
    }
}
