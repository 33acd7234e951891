package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Side;
import dev.rekey.assess.site.Which;
import java.util.List;
import java.util.Map;

/** The settings that we ask for hold: what a pooler swallows, it swallows silently. */
final class SessionSettings extends StandingCheck {
    /** What {@link Database#SETTINGS} says, as the server shows it. */
    private static final List<Map.Entry<String, String>> WANTED = List.of(
            Map.entry("TimeZone", "UTC"),
            Map.entry("extra_float_digits", "3"),
            Map.entry("row_security", "off"),
            Map.entry("statement_timeout", "900000"));

    private final Which which;

    SessionSettings(Which which) {
        super(
                which.word() + ".session_settings",
                Severity.ERROR,
                "time zone UTC, exact floats, no silently filtered rows, a limit for statements: all hold",
                "Connect directly, or through a pooler that keeps SET; if it hands sessions on between transactions, set %s_POOLER=transaction, so that the settings go with every transaction."
                        .formatted(which.variables()));
        this.which = which;
    }

    @Override
    public List<String> findings(Scene scene) {
        Side side = scene.site().side(which);

        return WANTED.stream()
                .filter(wanted -> !wanted.getValue().equals(side.setting(wanted.getKey())))
                .map(wanted ->
                        wanted.getKey() + " is " + side.setting(wanted.getKey()) + " instead of " + wanted.getValue())
                .toList();
    }
}
