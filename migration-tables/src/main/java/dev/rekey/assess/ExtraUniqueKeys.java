package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Existing target tables have no unique keys beyond those of data-model.md. */
final class ExtraUniqueKeys extends StandingCheck {
    ExtraUniqueKeys() {
        super(
                "target.extra_unique_keys",
                Severity.WARNING,
                "existing target tables have no further unique keys",
                "Drop the key if it is not meant; of rows that share one, the lowest legacy id wins and the others are quarantined.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return UniqueKeys.compare(scene, (defined, standing) -> standing, "has a unique key of its own over");
    }
}
