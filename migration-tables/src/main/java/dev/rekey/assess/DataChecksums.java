package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** The target notices pages that its disk returns damaged. */
final class DataChecksums extends StandingCheck {
    DataChecksums() {
        super(
                "target.checksums",
                Severity.INFO,
                "data checksums are on",
                "pg_checksums --enable while the server is down; where it is somebody else's, nothing needs doing.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return "off".equals(scene.site().target().setting("data_checksums"))
                ? List.of("data checksums are off")
                : List.of();
    }
}
