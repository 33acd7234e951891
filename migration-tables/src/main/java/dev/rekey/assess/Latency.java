package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Which;
import java.util.List;

/** A question is answered soon enough: a page asks several. */
final class Latency extends StandingCheck {
    private static final long SLOW_MICROS = 100_000;

    private final Which which;

    Latency(Which which) {
        super(
                which.word() + ".latency",
                Severity.WARNING,
                "answers come within 100 ms",
                "Run Rekey near the databases, for instance on a machine in the project's region; or raise BATCH_SIZE and WORKERS.");
        this.which = which;
    }

    @Override
    public String passed(Scene scene) {
        return "an answer takes " + scene.site().side(which).probe().roundTripMicros() / 1_000.0 + " ms";
    }

    @Override
    public List<String> findings(Scene scene) {
        long micros = scene.site().side(which).probe().roundTripMicros();
        return micros <= SLOW_MICROS ? List.of() : List.of("an answer takes " + micros / 1_000 + " ms");
    }
}
