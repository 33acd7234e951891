package dev.rekey.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How far away the databases are, as round trips in milliseconds. */
record Place(long source, long target) {

    static final Place NEAR = new Place(0, 0);

    /** Near, then the target away, then the source. */
    static List<Place> of(List<Long> sources, List<Long> targets) {
        Set<Place> places = new LinkedHashSet<>();
        targets.forEach(target -> places.add(new Place(0, target)));
        sources.forEach(source -> places.add(new Place(source, 0)));
        return new ArrayList<>(places);
    }

    @Override
    public String toString() {
        return equals(NEAR) ? "near" : source == 0 ? "target " + target + " ms" : "source " + source + " ms";
    }
}
