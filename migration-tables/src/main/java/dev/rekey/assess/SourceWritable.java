package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.SourceTable;
import java.util.List;

/** The source role cannot write: the legacy system is safe whatever happens. */
final class SourceWritable extends StandingCheck {
    SourceWritable() {
        super(
                "source.write_access",
                Severity.INFO,
                "the source role can only read",
                "Migrate with a role that has SELECT alone. Rekey reads in read-only transactions anyway.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> writable = scene.site().sourceTables().stream()
                .filter(SourceTable::write)
                .map(SourceTable::name)
                .toList();
        return writable.isEmpty()
                ? List.of()
                : List.of("the source role " + scene.site().source().state().role() + " may write "
                        + Names.some(writable));
    }
}
