package dev.rekey.verify;

import java.util.Set;
import java.util.function.Predicate;

/** Dates and times. */
final class Timestamps extends RowCheck {

    private static final Set<String> TYPES = Set.of("timestamptz", "timestamp", "date");

    @Override
    public String id() {
        return "timestamps";
    }

    @Override
    public String proves() {
        return "every date and time is the source's, to the microsecond";
    }

    @Override
    public String remedy() {
        return "If all differ by whole hours, SOURCE_TIME_ZONE is not what the run had; else: rekey migrate --repair";
    }

    @Override
    Predicate<String> columns(Scene scene, Subject table) {
        return column -> TYPES.contains(scene.types(table).getOrDefault(column, ""));
    }
}
