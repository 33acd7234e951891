package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No earlier run is left unfinished. */
final class UnfinishedRun extends StandingCheck {
    UnfinishedRun() {
        super(
                "ledger.unfinished_run",
                Severity.WARNING,
                "no run is unfinished",
                "The same command resumes it (rekey migrate, retry, or migrate --repair); rekey status shows how far it is.");
    }

    @Override
    public List<String> findings(Scene scene) {
        String run = scene.site().ledger().unfinishedRun();
        return run == null ? List.of() : List.of("run " + run + " is unfinished");
    }
}
