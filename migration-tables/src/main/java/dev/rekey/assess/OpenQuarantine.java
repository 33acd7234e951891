package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No row waits in the quarantine. */
final class OpenQuarantine extends StandingCheck {
    OpenQuarantine() {
        super(
                "ledger.quarantine",
                Severity.WARNING,
                "the quarantine is empty",
                "Remove the causes that rekey report lists, then: rekey retry");
    }

    @Override
    public List<String> findings(Scene scene) {
        long rows = scene.site().ledger().openRows();
        return rows == 0 ? List.of() : List.of(rows + " rows wait in the quarantine");
    }
}
