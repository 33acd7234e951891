package dev.rekey.cli;

import static dev.rekey.report.Figures.count;

import dev.rekey.api.ExitCode;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackPlan.Hanging;
import dev.rekey.api.RollbackPlan.Table;
import dev.rekey.api.RollbackResult;
import dev.rekey.api.RollbackState;
import dev.rekey.report.Figures;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A rollback as the console shows it: what would go, what stays and why, how to go; and what has gone. */
final class RollbackText {

    /** So many rows are named on the console. */
    private static final int NAMED = 20;

    private static final List<Figure> FIGURES = List.of(
            new Figure("inserted", table -> table.removed() + table.kept() + table.gone()),
            new Figure("kept", Table::kept),
            new Figure("gone already", Table::gone),
            new Figure("only found", Table::adopted),
            new Figure("quarantined", Table::rejected));

    /** A column of the summary. */
    private record Figure(String name, ToLongFunction<Table> of) {}

    private RollbackText() {}

    static List<String> plan(RollbackPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Rollback of " + whose(plan) + ": the plan, children first");
        if (plan.tables().isEmpty()) {
            lines.add("  nothing is left of it");
            return lines;
        }
        lines.addAll(tables(plan.tables(), "go"));
        lines.addAll(details(plan, plan.what().force()));
        plan.notes().forEach(note -> lines.addAll(Wrapped.lines("  ! ", "    ", note)));
        return lines;
    }

    /** How to go on from a plan. */
    static List<String> next(RollbackPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (plan.tables().isEmpty()) {
            lines.add("Nothing was written, and nothing is to be done.");
            return lines;
        }
        lines.add("Nothing was written. To do it:");
        lines.add("  " + command(plan.what()) + " --yes");
        if (plan.keptRows() > 0 && !plan.what().force()) {
            lines.addAll(
                    Wrapped.lines(
                            "",
                            "  ",
                            Figures.rows(plan.keptRows())
                                    + " would be kept, and the exit code be 3. With --force they would go, too; look at them first."));
        }
        return lines;
    }

    static List<String> result(RollbackResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Rollback of " + whose(result.plan()) + ": what was done");
        if (!result.tables().isEmpty()) {
            lines.addAll(tables(result.tables(), "removed"));
            lines.addAll(details(result.plan(), false));
        }
        lines.add("");
        lines.addAll(Wrapped.lines("", "  ", verdict(result)));
        if (result.exitCode() != ExitCode.COMPLETE) {
            Rollback what = result.plan().what();
            lines.add("  " + command(result.exitCode() == ExitCode.DATA ? what.forced() : what) + " --yes");
        }
        return lines;
    }

    /** Where the ledger's rollbacks stand, a line each. */
    static List<String> states(List<RollbackState> states) {
        List<String> lines = new ArrayList<>();
        for (RollbackState state : states) {
            String rows = Figures.rows(state.removed()) + " removed"
                    + (state.kept() > 0 ? ", " + count(state.kept()) + " kept" : "");
            String from = state.tables().size() == 1
                    ? " (" + state.tables().get(0) + ")"
                    : " (" + state.tables().size() + " tables)";
            lines.addAll(Wrapped.lines(
                    "",
                    "  ",
                    state.completedAt() != null
                            ? "Run " + state.runId() + " was rolled back" + from + " at "
                                    + state.completedAt().truncatedTo(ChronoUnit.SECONDS) + ": " + rows
                            : "The rollback of run " + state.runId() + from + " is " + state.status() + ": " + rows
                                    + " so far" + (state.error() == null ? "" : "; " + state.error())
                                    + ". It goes on with: rekey rollback --run " + state.runId() + " --yes"));
        }
        return lines;
    }

    /** Columns that have nothing to tell are left out, so that the table fits a terminal. */
    private static List<String> tables(List<Table> tables, String removed) {
        List<Figure> figures = new ArrayList<>();
        figures.add(FIGURES.get(0));
        figures.add(new Figure(removed, Table::removed));
        FIGURES.stream().skip(1).filter(figure -> sum(tables, figure) > 0).forEach(figures::add);
        List<String> head = new ArrayList<>(List.of("table"));
        figures.forEach(figure -> head.add(figure.name()));
        TextTable text = new TextTable(1, head);
        for (Table table : tables) {
            List<String> row = new ArrayList<>(List.of(table.table()));
            figures.forEach(figure -> row.add(count(figure.of().applyAsLong(table))));
            text.row(row);
        }
        if (tables.size() > 1) {
            List<String> total = new ArrayList<>(List.of("total"));
            figures.forEach(figure -> total.add(count(sum(tables, figure))));
            text.row(total);
        }
        return text.lines();
    }

    private static List<String> details(RollbackPlan plan, boolean force) {
        List<String> lines = new ArrayList<>();
        named(lines, "Kept", plan.kept(), plan.keptRows());
        if (!plan.hanging().isEmpty()) {
            lines.add("");
            lines.add("Rows of others that hang on rows of this rollback");
            plan.hanging().forEach(hanging -> lines.addAll(Wrapped.lines("  ", "    ", hanging(hanging, force))));
        }
        List<String> stays = new ArrayList<>(plan.stays());
        long rewritten = plan.tables().stream().mapToLong(Table::rewritten).sum();
        if (rewritten > 0 || !stays.isEmpty()) {
            lines.add("");
            lines.add("What stays as it is now");
            stays.forEach(stay -> lines.addAll(Wrapped.lines("  ", "    ", stay)));
            rows(lines, plan.rewritten(), rewritten);
        }
        return lines;
    }

    private static void named(List<String> lines, String heading, List<RollbackPlan.Row> rows, long all) {
        if (!rows.isEmpty()) {
            long count = Math.max(all, rows.size());
            lines.add("");
            lines.add(heading + ": " + Figures.rows(count));
            rows(lines, rows, count);
        }
    }

    private static void rows(List<String> lines, List<RollbackPlan.Row> rows, long all) {
        rows.stream().limit(NAMED).forEach(row -> lines.addAll(Wrapped.lines("  ", "    ", row.toString())));
        if (all > NAMED) {
            lines.add(
                    "  and " + count(all - NAMED) + " more; --output json names up to " + count(RollbackPlan.MAX_ROWS));
        }
    }

    private static String hanging(Hanging hanging, boolean force) {
        String what = "on " + hanging.table() + ": " + Figures.rows(hanging.rows()) + " by " + hanging.by() + " ("
                + hanging.onDelete() + ")";
        if (!force) {
            return what;
        }
        return what
                + switch (hanging.onDelete()) {
                    case "ON DELETE CASCADE" -> ", which go along";
                    case "ON DELETE SET NULL", "ON DELETE SET DEFAULT" -> ", which lose their reference";
                    case "no foreign key" -> ", which will refer to nothing";
                    default -> ", which the target does not allow to go";
                };
    }

    private static String verdict(RollbackResult result) {
        String removed = Figures.rows(result.removed()) + " removed";
        return switch (result.exitCode()) {
            case COMPLETE ->
                result.tables().isEmpty()
                        ? "Nothing was left to be rolled back."
                        : "Complete: " + removed + ", none kept; mappings, checkpoints and quarantine entries went with"
                                + " them. A report that was written before tells of the run as it was. rekey migrate"
                                + " begins anew.";
            case DATA ->
                "NOT COMPLETE (exit 3): " + removed + ", " + count(result.kept())
                        + " kept, which are named above; their mappings stay. "
                        + (result.plan().what().force()
                                ? "Remedy what holds them, and run again:"
                                : "Look at them, then let them be, or take them, too:");
            default -> "PAUSED (exit 5): " + removed + " so far. It goes on with:";
        };
    }

    private static String whose(RollbackPlan plan) {
        String run = plan.what().runId();
        String tables = plan.what().tables().isEmpty()
                ? ""
                : " in " + String.join(", ", plan.what().tables());
        return (run != null
                        ? "run " + run
                        : "what "
                                + (plan.runs().size() == 1
                                        ? "1 run"
                                        : plan.runs().size() + " runs") + " inserted")
                + tables;
    }

    private static String command(Rollback what) {
        StringBuilder command = new StringBuilder("rekey rollback");
        if (what.runId() != null) {
            command.append(" --run ").append(what.runId());
        }
        what.tables().forEach(table -> command.append(" --table ").append(table));
        return what.force() ? command.append(" --force").toString() : command.toString();
    }

    private static long sum(List<Table> tables, Figure figure) {
        return tables.stream().mapToLong(figure.of()).sum();
    }
}
