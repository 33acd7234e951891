package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** No rule rewrites what is written: PostgreSQL refuses ON CONFLICT on such tables. */
final class RewriteRules extends StandingCheck {
    RewriteRules() {
        super(
                "target.rules",
                Severity.ERROR,
                "no rule rewrites an INSERT or UPDATE",
                "DROP RULE, at least until the migration is done.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.standing().stream()
                .flatMap(table -> scene.site().relation(table.name()).stream())
                .filter(relation -> !relation.rules().isEmpty())
                .map(relation -> relation.name() + ": rules " + String.join(", ", relation.rules()))
                .toList();
    }
}
