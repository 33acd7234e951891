package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which rows of a table a check found to deviate, and how: all of them, where a finding lists the first. */
final class Marks {

    private final Map<Kind, NavigableSet<Long>> rows = new EnumMap<>(Kind.class);
    private final List<String> others = new ArrayList<>();

    void rows(Kind kind, Collection<Long> legacyIds) {
        if (!legacyIds.isEmpty()) {
            rows.computeIfAbsent(kind, any -> new TreeSet<>()).addAll(legacyIds);
        }
    }

    /** Something of no row of the table. */
    void other(String message) {
        if (!others.contains(message)) {
            others.add(message);
        }
    }

    Map<Kind, NavigableSet<Long>> rows() {
        return rows;
    }

    List<String> others() {
        return others;
    }
}
