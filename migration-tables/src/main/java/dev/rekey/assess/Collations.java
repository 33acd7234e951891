package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.ServerState;
import java.util.List;

/** Both databases sort and fold letters alike. */
final class Collations extends StandingCheck {
    Collations() {
        super(
                "databases.collation",
                Severity.INFO,
                "both databases have the same collation",
                "Nothing needs doing for the migration; lists that the target sorts may come in another order.");
    }

    @Override
    public List<String> findings(Scene scene) {
        ServerState source = scene.site().source().state();
        ServerState target = scene.site().target().state();
        return source.collation().equals(target.collation()) && source.ctype().equals(target.ctype())
                ? List.of()
                : List.of("collation and character classes are " + source.collation() + ", " + source.ctype()
                        + " in the source and " + target.collation() + ", " + target.ctype() + " in the target");
    }
}
