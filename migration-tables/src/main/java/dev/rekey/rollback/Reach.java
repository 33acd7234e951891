package dev.rekey.rollback;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.Rollback;
import dev.rekey.api.TableSpec;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDao;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds how far a rollback reaches, and refuses one that would leave the ledger saying what is not so. */
final class Reach {

    private static final int RUNS_NAMED = 10;

    private final Ledger ledger;
    private final Map<String, RolledTable> tables;
    private final Runner runner;
    private final List<RollbackDao.Part> parts;
    private final List<RollbackDao.Row> rollbacks;

    /**
     * Looks at what the ledger has.
     *
     * @param tables the tables that are known, children first
     */
    private Reach(Ledger ledger, Map<String, RolledTable> tables, Runner runner) {
        this.ledger = ledger;
        this.tables = tables;
        this.runner = runner;
        this.parts = ledger.rollbacks().parts();
        this.rollbacks = ledger.rollbacks().all();
    }

    /**
     * The rollback's extent.
     *
     * @throws MigrationException if it is refused, naming the remedy
     */
    static Extent of(Ledger ledger, List<TableSpec<?, ?>> specs, String schema, Runner runner, Rollback what) {
        what.tables().stream()
                .filter(name -> specs.stream().noneMatch(spec -> spec.table().equals(name)))
                .findFirst()
                .ifPresent(name -> refuse("no table is named '" + name + "'; the tables are: "
                        + specs.stream().map(TableSpec::table).sorted().collect(Collectors.joining(", "))));
        if (!ledger.exists()) {
            refuse("there is nothing to roll back: the target has no ledger (or set LEDGER_SCHEMA to where it is)");
        }
        Map<String, RolledTable> tables = RolledTables.of(ledger.connection(), specs, schema);
        return new Reach(ledger, tables, runner).of(what);
    }

    private Extent of(Rollback what) {
        List<RollbackDao.Part> chosen = chosen(what);
        boolean resumed = requireNothingElse(what, chosen);
        List<String> runs =
                chosen.stream().map(RollbackDao.Part::runId).distinct().toList();
        requireNobodyElse(runs);
        List<Part> ordered = new ArrayList<>();
        for (RolledTable table : tables.values()) {
            chosen.stream()
                    .filter(part -> part.tableName().equals(table.name()))
                    .map(part -> new Part(part.runId(), table, isOver(part)))
                    .filter(part -> resumed || !part.over())
                    .forEach(ordered::add);
        }
        requireChildren(what, ordered);
        return new Extent(what, runs, List.copyOf(ordered), ledger.version() > 1, resumed, notes(runs, chosen));
    }

    private List<RollbackDao.Part> chosen(Rollback what) {
        List<RollbackDao.Part> chosen = parts.stream()
                .filter(part -> what.runId() == null || what.runId().equals(part.runId()))
                .filter(part -> what.tables().isEmpty() || what.tables().contains(part.tableName()))
                .toList();
        if (chosen.isEmpty()) {
            List<String> runs = parts.stream()
                    .map(part -> part.runId() + " (" + part.operation() + ")")
                    .distinct()
                    .toList();
            String there = runs.isEmpty()
                    ? "the ledger has no run"
                    : "the runs are, the latest first: "
                            + String.join(", ", runs.subList(0, Math.min(RUNS_NAMED, runs.size())))
                            + (runs.size() > RUNS_NAMED ? " and " + (runs.size() - RUNS_NAMED) + " before them" : "");
            refuse("no run " + (what.runId() == null ? "" : what.runId() + " ")
                    + (what.tables().isEmpty() ? "" : "with " + String.join(", ", what.tables()) + " ")
                    + "is known; " + there);
        }
        Set<String> unknown = chosen.stream()
                .map(RollbackDao.Part::tableName)
                .filter(table -> !tables.containsKey(table))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            refuse("the run moved tables that are not known here: " + String.join(", ", unknown)
                    + "; roll it back with what knows them, or name the tables that are to go");
        }
        return chosen;
    }

    /** A rollback that was cut off is finished before another begins; whether this is it. */
    private boolean requireNothingElse(Rollback what, List<RollbackDao.Part> chosen) {
        List<RollbackDao.Row> unfinished = ledger.rollbacks().unfinished();
        for (RollbackDao.Row row : unfinished) {
            boolean ours = chosen.stream()
                    .anyMatch(part ->
                            part.runId().equals(row.runId()) && part.tableName().equals(row.tableName()));
            if (!ours) {
                refuse("the rollback of run " + row.runId() + " (" + row.tableName()
                        + ") is unfinished; finish it first: " + "rekey rollback --run " + row.runId() + " --yes");
            }
        }
        for (RollbackDao.Part part : parts) {
            if (part.unfinished()
                    && (!part.runId().equals(what.runId()) || !what.tables().isEmpty())) {
                refuse("run " + part.runId() + " (" + part.operation()
                        + ") is unfinished, and would go on as if nothing had gone; complete it (rekey "
                        + part.operation()
                        + "), or roll it back as a whole: rekey rollback --run " + part.runId());
            }
        }
        return !unfinished.isEmpty();
    }

    /** Nobody may write, or remove, what goes now. */
    private void requireNobodyElse(List<String> runs) {
        for (String run : runs) {
            List<String> owners = ledger.checkpoints().owners(run);
            List<String> living = ledger.rollbacks().living(run, runner.dead(owners));
            if (!living.isEmpty()) {
                refuse("run " + run + " is under way, or its rollback is (" + String.join(", ", living)
                        + "); pause that with Ctrl-C, or wait, and run again");
            }
        }
    }

    /** Nothing of it is left, and it has been rolled back. */
    private boolean isOver(RollbackDao.Part part) {
        boolean over = rollbacks.stream()
                .anyMatch(row -> row.runId().equals(part.runId())
                        && row.tableName().equals(part.tableName())
                        && row.status().equals("completed"));
        return over
                && ledger.rollbacks().mapped(part.runId(), part.tableName()) == 0
                && ledger.rollbacks().quarantined(part.runId(), part.tableName()) == 0;
    }

    /** Rows of ours that would hang in the air, or be taken along. */
    private void requireChildren(Rollback what, List<Part> ordered) {
        for (Part part : ordered) {
            for (String child : part.table().children()) {
                boolean included =
                        ordered.stream().anyMatch(each -> each.tableName().equals(child));
                List<String> inserted = included || what.tables().isEmpty()
                        ? List.of()
                        : ledger.rollbacks().insertedBy(child);
                if (what.runId() == null ? !inserted.isEmpty() : inserted.contains(what.runId())) {
                    refuse(part.tableName() + " has rows in " + child + " on it, which were migrated, too; name both: "
                            + "--table " + child + " --table " + part.tableName());
                }
            }
        }
    }

    private List<String> notes(List<String> runs, List<RollbackDao.Part> chosen) {
        Set<String> later = new TreeSet<>();
        for (RollbackDao.Part part : chosen) {
            for (RollbackDao.Part other : parts) {
                if (other.runId().equals(part.runId())) {
                    break;
                }
                if (other.tableName().equals(part.tableName()) && !other.undone() && !runs.contains(other.runId())) {
                    later.add(other.runId());
                }
            }
        }
        List<String> notes = new ArrayList<>(Returning.described(ledger, runs));
        later.forEach(run ->
                notes.add("run " + run + " came later and counted on these rows: its results will not stand any more, "
                        + "but what it inserted does; the next rekey migrate reads the whole source"));
        return List.copyOf(notes);
    }

    private static void refuse(String why) {
        throw new MigrationException(ExitCode.CONFIGURATION, why);
    }
}
