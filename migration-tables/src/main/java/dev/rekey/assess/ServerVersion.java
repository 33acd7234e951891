package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Side;
import dev.rekey.assess.site.Which;
import java.util.List;

/** The server has a version that all our SQL works with. On the source nothing is created, so an older one may do. */
final class ServerVersion extends StandingCheck {
    private static final long OLDEST = 130_000;

    private final Which which;

    ServerVersion(Which which) {
        super(
                which.word() + ".version",
                which == Which.TARGET ? Severity.ERROR : Severity.WARNING,
                "the server is as new as it must be",
                "Upgrade the server, or name another one in %s_*.".formatted(which.variables()));
        this.which = which;
    }

    @Override
    public String passed(Scene scene) {
        return "PostgreSQL " + scene.site().side(which).setting("server_version");
    }

    @Override
    public List<String> findings(Scene scene) {
        Side side = scene.site().side(which);

        long version = side.number("server_version_num");
        return version >= OLDEST
                ? List.of()
                : List.of("PostgreSQL " + side.setting("server_version")
                        + "; Rekey needs 13, the first that makes UUIDs itself");
    }
}
