package dev.rekey.engine;

import dev.rekey.api.MigrationResult.IssueCount;
import dev.rekey.api.TableResult;
import dev.rekey.api.Validation;
import dev.rekey.jdbi.Bundle;
import dev.rekey.json.Json;
import dev.rekey.ledger.CheckpointDao;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.CheckpointDao.Part;
import dev.rekey.ledger.CheckpointDao.Totals;
import dev.rekey.ledger.ControlDao;
import dev.rekey.ledger.ControlDao.Control;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import dev.rekey.ledger.ValidationDao;
import dev.rekey.source.SourceFacts;
import java.util.List;
import java.util.function.Supplier;

/** A table's part in a run, as the ledger has it: looked at and changed in one round trip each. */
record TableEntry(RunContext run, String table) {

    /** How a table stands. */
    record Standing(Control control, List<Checkpoint> partitions, Totals totals, List<IssueCount> issues) {

        boolean closed() {
            return control.completed();
        }
    }

    /**
     * How the table stands; nobody else can begin or close it until the transaction ends, whose silence is bounded from
     * then on.
     */
    Standing hold(Ledger ledger) {
        Bundle bundle = bundle(ledger).tell(run.target().bounding());
        Supplier<List<Control>> control = bundle.ask(ControlDao.LOCK, Control.class);
        Supplier<List<Boolean>> rolledBack = bundle.ask(ControlDao.ROLLED_BACK, Boolean.class);
        Supplier<List<Checkpoint>> partitions = bundle.ask(CheckpointDao.LIST, Checkpoint.class);
        Supplier<List<Totals>> totals = bundle.ask(CheckpointDao.TOTALS, Totals.class);
        Supplier<List<IssueCount>> issues = Results.askCounts(bundle, List.of(table));
        bundle.send();
        if (rolledBack.get().get(0)) {
            throw run.rolledBack();
        }
        return new Standing(control.get().get(0), partitions.get(), Results.find(totals.get(), table), issues.get());
    }

    /**
     * Begins the table, or goes on with it.
     *
     * @param before what was validated
     * @param parts into which it is cut if it begins
     * @return its partitions
     */
    List<Checkpoint> begin(
            Ledger ledger, Standing standing, SourceFacts facts, List<Validation> before, List<Part> parts) {
        Bundle bundle = bundle(ledger)
                .bind("total", facts.rows())
                .bind("filtered", facts.filtered())
                .bind("batchSize", run.options().batchSize())
                .bind("worker", run.runner().name())
                .bind("check", Validation.MAX_REJECTED)
                .tell(ControlDao.START)
                .tell(ValidationDao.LIFT);
        boolean begins = standing.partitions().isEmpty();
        if (begins) {
            bundle.bind("records", facts.rows())
                    .bind("page", Json.write(before))
                    .bind("rows", facts.rows() / parts.size())
                    .bind("parts", Json.write(parts))
                    .tell(ValidationDao.RECORD)
                    .tell(CheckpointDao.ADD);
        }
        bundle.send();
        return begins
                ? parts.stream()
                        .map(part -> part.checkpoint(run.runId(), table))
                        .toList()
                : standing.partitions();
    }

    /** Closes the table, and says how it is then. */
    TableResult close(Ledger ledger, Standing standing, List<Validation> after, long unaccounted) {
        long processed = standing.totals().processed();
        Bundle bundle = bundle(ledger)
                .bind("records", processed)
                .bind("page", Json.write(after))
                .bind("processed", processed)
                .bind("unaccounted", unaccounted)
                .tell(ValidationDao.RECORD)
                .tell(ControlDao.COMPLETE);
        Supplier<List<Control>> control = bundle.ask(ControlDao.ONE, Control.class);
        bundle.send();
        return Results.table(control.get().get(0), standing.totals(), standing.issues());
    }

    private Bundle bundle(Ledger ledger) {
        return ledger.bundle().bind("runId", run.runId()).bind("table", table);
    }
}
