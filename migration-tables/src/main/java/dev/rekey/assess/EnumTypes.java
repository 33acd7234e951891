package dev.rekey.assess;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.ArrayList;
import java.util.List;

/** Enum types of existing target tables have the labels that the data needs. */
final class EnumTypes extends RowsCheck {
    EnumTypes() {
        super(
                "target.enum_types",
                Severity.WARNING,
                "enum types have every label that is needed",
                "ALTER TYPE ... ADD VALUE; rows with other values are quarantined.");
    }

    @Override
    List<String> findings(Scene scene, Pass pass) {
        List<String> findings = new ArrayList<>();
        for (Forecast forecast : pass.forecasts()) {
            long rows = forecast.reasons().getOrDefault(ReasonCode.ENUM_UNKNOWN, 0L);
            List<String> types = scene.target(forecast.table()).columns().values().stream()
                    .filter(column -> !column.labels().isEmpty())
                    .map(column -> column.name() + " (" + String.join(", ", column.labels()) + ")")
                    .toList();
            if (rows > 0 && !types.isEmpty()) {
                findings.add(forecast.table() + ": " + rows
                        + " rows have a value that is in no closed set; of enum types are " + String.join(", ", types));
            }
        }
        return findings;
    }
}
