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
    public String passed(Scene scene) {
        return words(made(scene));
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return estimate(pass).compareTo(LONGEST) <= 0 ? List.of() : List.of(words(pass));
    }

    private static String words(Pass pass) {
        Duration estimate = estimate(pass);
        String length = estimate.toMinutes() > 2 ? estimate.toMinutes() + " minutes" : estimate.toSeconds() + " s";
        return "at most about " + length + ": reading and judging every row took "
                + pass.took().toSeconds() + " s, writing takes about as long again, and workers share it";
    }

    /** The pass does, one row after the other, what a migration does, but for the writing. */
    private static Duration estimate(Pass pass) {
        return pass.took().multipliedBy(2);
    }
}
