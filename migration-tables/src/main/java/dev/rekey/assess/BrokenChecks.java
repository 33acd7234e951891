package dev.rekey.assess;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The data keeps the CHECK constraints of existing target tables. */
final class BrokenChecks extends RowsCheck {
    BrokenChecks() {
        super(
                "target.check_constraints",
                Severity.WARNING,
                "the data keeps every CHECK constraint",
                "Mend the values in the legacy system, or ALTER TABLE ... DROP CONSTRAINT; rows that break it are quarantined.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        List<String> findings = new ArrayList<>();
        for (Forecast forecast : pass.forecasts()) {
            long rows = forecast.reasons().getOrDefault(ReasonCode.CONSTRAINT_VIOLATED, 0L);
            Map<String, String> checks = scene.target(forecast.table()).checks();
            if (rows > 0 && !checks.isEmpty()) {
                findings.add(
                        forecast.table() + ": " + rows + " rows break one of " + String.join(", ", checks.keySet()));
            }
        }
        return findings;
    }
}
