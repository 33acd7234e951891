package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/**
 * Every table would reach the part of its rows that must arrive. A warning, though the assessment ends with exit code 3 for
 * it: a migration goes on, and what arrives is as good as if all had.
 */
final class ForecastLimits extends RowsCheck {
    ForecastLimits() {
        super(
                "forecast.limits",
                Severity.WARNING,
                "every table would be within its limit",
                "The forecast says by which reasons rows are rejected; remove the most frequent ones.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        return pass.forecasts().stream()
                .filter(forecast -> forecast.successRate() < forecast.requiredRate())
                .map(forecast -> forecast.table() + ": " + forecast.rejected() + " of " + forecast.source()
                        + " rows would be rejected, " + forecast.requiredRate() * 100 + " % must arrive")
                .toList();
    }
}
