package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Timestamps without a zone are read in the zone that they were written in. */
final class SourceTimeZone extends StandingCheck {
    private static final String TIME_ZONE = "timezone=";

    SourceTimeZone() {
        super(
                "source.time_zone",
                Severity.WARNING,
                "SOURCE_TIME_ZONE fits what the database says",
                "Ask whoever ran the legacy system; set SOURCE_TIME_ZONE to the zone that its timestamps without a zone are in.");
    }

    @Override
    public List<String> findings(Scene scene) {
        List<String> local = scene.sourceColumns().entrySet().stream()
                .filter(table -> table.getValue().values().stream()
                        .anyMatch(column -> column.type().equals("timestamp")))
                .map(Map.Entry::getKey)
                .toList();
        return scene.site().source().state().configured().stream()
                .filter(setting -> setting.toLowerCase(Locale.ROOT).startsWith(TIME_ZONE))
                .map(setting -> setting.substring(TIME_ZONE.length()))
                .filter(zone -> !local.isEmpty() && !same(zone, scene))
                .map(zone -> "the database or role is set to " + zone + ", SOURCE_TIME_ZONE is "
                        + scene.site().options().sourceTimeZone().getId()
                        + ", and there are timestamps without a zone: "
                        + String.join(", ", local))
                .toList();
    }

    private static boolean same(String zone, Scene scene) {
        String ours = scene.site().options().sourceTimeZone().getId();
        return zone.equals(ours)
                || (ours.equals("Z") && List.of("UTC", "Etc/UTC", "GMT").contains(zone));
    }
}
