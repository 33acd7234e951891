package dev.rekey.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked in the ledger that nothing be written for now.
 *
 * @param scope the run that is to pause, or {@link #EVERY_RUN}
 * @param since when it was asked for
 * @param by who asked
 * @param reason why, as they put it, or null
 */
public record Pause(
        String scope, Instant since, String by, @Nullable String reason) {

    /** The scope of a pause of whatever run is under way or begins. */
    public static final String EVERY_RUN = "*";

    /** Who paused it, since when and why, e.g. {@code paused by ann since 2026-01-02T03:04:05Z: backup}. */
    public String text() {
        return "paused by " + by + " since " + since + (reason == null ? "" : ": " + reason);
    }
}
