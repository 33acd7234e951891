package dev.rekey.engine;

import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Deviations.Other;
import dev.rekey.api.RepairPlan.Action;
import dev.rekey.api.RepairPlan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a repair leaves as it is of what a verification found. */
final class Leftovers {

    /** So many legacy ids are named. */
    static final int NAMED = 5;

    /** Checks whose figures follow from rows: where those are mended or named, nothing more is to be said. */
    private static final Set<String> FOLLOWING = Set.of("limits", "money", "access_control");

    private static final String LEDGER = "ledger";

    private static final Map<Kind, Action> LEFT = left();

    private Leftovers() {}

    /**
     * What is left, by table.
     *
     * @param closing whether an unfinished repair is gone on with, which closes the ledger
     */
    static List<Step> of(Deviations found, Map<String, Listed> tables, boolean closing) {
        List<Step> steps = new ArrayList<>();
        tables.forEach((table, listed) -> rows(table, listed, steps));
        boolean follows = !steps.isEmpty() || tables.values().stream().anyMatch(listed -> listed.size() > 0);
        found.others().stream()
                .filter(other -> tables.containsKey(other.table()))
                .filter(other -> !(follows && FOLLOWING.contains(other.check())))
                .filter(other -> !(closing && other.check().equals(LEDGER)))
                .map(Leftovers::other)
                .forEach(steps::add);
        return steps;
    }

    private static void rows(String table, Listed listed, List<Step> steps) {
        Set<Long> said = new TreeSet<>();
        LEFT.forEach((kind, action) -> {
            TreeSet<Long> rows = new TreeSet<>(listed.ids(kind));
            rows.removeAll(said);
            if (!rows.isEmpty()) {
                steps.add(step(action, table, rows));
            }
            said.addAll(rows);
        });
    }

    private static Step other(Other other) {
        return new Step(Action.LEAVE_OTHER, other.table(), 1, List.of(), other.check() + ": " + other.message());
    }

    /** An action on rows, of which the first are named. */
    static Step step(Action action, String table, Collection<Long> rows) {
        return new Step(action, table, rows.size(), rows.stream().limit(NAMED).toList(), "");
    }

    private static Map<Kind, Action> left() {
        Map<Kind, Action> left = new LinkedHashMap<>();
        left.put(Kind.EXTRA, Action.LEAVE_EXTRA);
        left.put(Kind.REPEATED, Action.LEAVE_REPEATED);
        left.put(Kind.PARENT, Action.LEAVE_PARENT);
        left.put(Kind.TRACKING, Action.LEAVE_TRACKING);
        return left;
    }
}
