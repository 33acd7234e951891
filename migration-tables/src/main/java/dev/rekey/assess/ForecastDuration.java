package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.time.Duration;
import java.util.List;

/** The migration would be done within four hours, as the specification wants it. */
final class ForecastDuration extends RowsCheck {
    /** Specification, SC-004. */
    private static final Duration LONGEST = Duration.ofHours(4);

    ForecastDuration() {
        super(
                "forecast.duration",
                Severity.WARNING,
                "the migration would take less than four hours",
                "Run Rekey near the databases, raise WORKERS, or migrate table by table.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        Duration estimate = estimate(pass);
        return estimate.compareTo(LONGEST) <= 0
                ? List.of()
                : List.of("about " + estimate.toMinutes() + " minutes: reading and judging took "
                        + pass.took().toSeconds() + " s, and writing takes about as long again");
    }

    /** The pass reads, maps and judges every row, one after the other, as a migration of one worker does; it only does not write. */
    static Duration estimate(Pass pass) {
        return pass.took().multipliedBy(2);
    }
}
