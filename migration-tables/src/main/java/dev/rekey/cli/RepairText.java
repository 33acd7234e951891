package dev.rekey.cli;

import dev.rekey.api.RepairPlan;
import dev.rekey.api.RepairPlan.Action;
import dev.rekey.api.RepairPlan.Step;
import dev.rekey.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A repair's plan as the console shows it: what is done, what is left, and why. */
final class RepairText {

    private RepairText() {}

    static List<String> lines(RepairPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrapped.lines(
                "",
                "  ",
                "What deviates, by the verification of run " + plan.origin().runId() + " that ended at "
                        + plan.origin().verifiedAt() + ", and what repair does about it:"));
        if (plan.steps().isEmpty()) {
            lines.add("  nothing deviates");
        }
        for (Action action : Action.values()) {
            List<Step> steps = plan.steps().stream()
                    .filter(step -> step.action() == action)
                    .toList();
            if (!steps.isEmpty()) {
                action(action, steps, lines);
            }
        }
        return lines;
    }

    private static void action(Action action, List<Step> steps, List<String> lines) {
        long rows = steps.stream().mapToLong(Step::rows).sum();
        String what = action == Action.LEAVE_OTHER ? "findings" : rows == 1 ? "row" : "rows";
        lines.addAll(Wrapped.lines(
                action.mends() ? "  + " : "  - ", "    ", Figures.count(rows) + " " + what + " " + action.meaning()));
        for (Step step : steps) {
            lines.add("      %-21s  %9s  %s"
                    .formatted(step.table(), Figures.count(step.rows()), which(step))
                    .stripTrailing());
        }
        if (!action.remedy().isEmpty()) {
            lines.addAll(Wrapped.lines("    > ", "      ", action.remedy()));
        }
    }

    private static String which(Step step) {
        return step.first().isEmpty()
                ? step.detail()
                : "legacy id " + step.first().stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + (step.rows() > step.first().size() ? ", ..." : "");
    }
}
