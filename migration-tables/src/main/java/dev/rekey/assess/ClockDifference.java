package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Which;
import java.util.List;

/** The server's clock and this machine's agree. Leases and the report's times are compared with both. */
final class ClockDifference extends StandingCheck {
    private static final long MOST_MILLIS = 2_000;

    private final Which which;

    ClockDifference(Which which) {
        super(
                which.word() + ".clock",
                Severity.WARNING,
                "the clocks agree within 2 s",
                "Set the clocks by NTP. The ledger's times are the target server's.");
        this.which = which;
    }

    @Override
    public List<String> findings(Scene scene) {
        long millis = scene.site().side(which).probe().clockAheadMillis();
        return Math.abs(millis) <= MOST_MILLIS
                ? List.of()
                : List.of("the server's clock is " + Math.abs(millis) / 1_000 + " s "
                        + (millis > 0 ? "ahead of" : "behind") + " this machine's");
    }
}
