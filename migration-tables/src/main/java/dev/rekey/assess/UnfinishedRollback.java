package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Nothing is just being taken back: a run would count on rows that go. */
final class UnfinishedRollback extends StandingCheck {
    UnfinishedRollback() {
        super(
                "ledger.unfinished_rollback",
                Severity.ERROR,
                "no rollback is unfinished",
                "Finish it first: rekey rollback --run RUN --yes goes on where it stopped.");
    }

    @Override
    public List<String> findings(Scene scene) {
        String run = scene.site().ledger().unfinishedRollback();
        return run == null ? List.of() : List.of("the rollback of run " + run + " is unfinished");
    }
}
