package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;
import java.util.Map;

/** Source queries find rows; none at all is often the wrong database. */
final class EmptySource extends StandingCheck {
    EmptySource() {
        super(
                "source.empty",
                Severity.WARNING,
                "every source query finds rows",
                "If rows are expected: point SOURCE_DB_* at the right database, or mend the source query.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> empty = scene.facts().entrySet().stream()
                .filter(table -> table.getValue().rows() == 0)
                .map(Map.Entry::getKey)
                .toList();
        return empty.isEmpty() ? List.of() : List.of("no source rows for " + String.join(", ", empty));
    }
}
