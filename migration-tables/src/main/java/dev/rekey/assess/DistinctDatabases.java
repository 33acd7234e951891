package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.ServerState;
import java.util.List;

/** Source and target are two databases. */
final class DistinctDatabases extends StandingCheck {
    DistinctDatabases() {
        super(
                "databases.distinct",
                Severity.WARNING,
                "source and target are different databases",
                "Unless that is meant: correct SOURCE_DB_* or TARGET_DB_*.");
    }

    @Override
    public List<String> findings(Scene scene) {
        ServerState source = scene.site().source().state();
        return source.identity().equals(scene.site().target().state().identity())
                ? List.of("source and target are the same database, " + source.database())
                : List.of();
    }
}
