package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Existing target tables have the unique keys of data-model.md. */
final class MissingUniqueKeys extends StandingCheck {
    MissingUniqueKeys() {
        super(
                "target.unique_keys",
                Severity.WARNING,
                "existing target tables have their unique keys",
                "ALTER TABLE ... ADD UNIQUE, as data-model.md has it; without it two rows with one key both stand.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return UniqueKeys.compare(scene, (defined, standing) -> defined, "has no unique key over");
    }
}
