package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** The source is no standby, which cancels reads that its primary's changes conflict with. */
final class SourceStandby extends StandingCheck {
    SourceStandby() {
        super(
                "source.standby",
                Severity.WARNING,
                "the source is a primary server",
                "Let the migration run while the legacy system is idle, or raise max_standby_streaming_delay; cancelled pages are tried again.");
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.site().source().state().standby()
                ? List.of("the source is in recovery: a standby, whose long reads can be cancelled")
                : List.of();
    }
}
