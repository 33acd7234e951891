package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Which;
import dev.rekey.database.Pooling;
import java.util.List;

/** Through a pooler that hands sessions on between transactions, no prepared statement reaches a stranger, nor his us. */
final class PoolMode extends StandingCheck {
    private final Which which;

    PoolMode(Which which) {
        super(
                which.word() + ".pool_mode",
                Severity.ERROR,
                "nobody else is in our sessions, or nothing of ours stays in them",
                "Add ?prepareThreshold=0 to the data source's URL, or connect directly.");
        this.which = which;
    }

    @Override
    public String passed(Scene scene) {
        Pooling pooling = scene.site().side(which).probe().pooling();
        return pooling + (pooling.sharesSessions() ? "; settings go with every transaction" : "");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.site().side(which).probe().strangersStatements()
                ? List.of(
                        "two client connections met the same server session, and the driver prepares statements in it")
                : List.of();
    }
}
