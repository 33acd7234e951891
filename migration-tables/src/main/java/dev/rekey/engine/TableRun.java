package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.api.Validation;
import dev.rekey.catalog.TargetTable;
import dev.rekey.json.Json;
import dev.rekey.ledger.CheckpointDao;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import dev.rekey.source.SourceFacts;
import java.util.List;
import java.util.function.Supplier;

/** One table in a run: validated, cut into partitions, moved, validated again. */
final class TableRun<L extends LegacyRow, T extends Record> {

    private final RunContext run;
    private final TableMigration<L, T> migration;
    private final TableSpec<L, T> spec;
    private final TargetTable target;
    private final SourceFacts facts;
    private final Validator<L> validator;

    TableRun(RunContext run, TableMigration<L, T> migration) {
        this.run = run;
        this.migration = migration;
        this.spec = migration.spec();
        this.target = run.scene().target(spec.table());
        this.facts = run.scene().facts(spec.table());
        this.validator = new Validator<>(run, spec, target, facts);
    }

    /** Begins the table, or goes on with it; returns the partitions that are left, none if it is completed. */
    List<Checkpoint> begin() {
        List<Validation> before = validator.before();
        return run.target().write(connection -> {
            Ledger ledger = run.ledger(connection);
            if (closed(ledger)) {
                return List.of();
            }
            CheckpointDao checkpoints = ledger.checkpoints();
            if (checkpoints.list(run.runId(), spec.table()).isEmpty()) {
                ledger.validations().record(run.runId(), facts.rows(), Json.write(before));
                addPartitions(ledger);
            }
            ledger.control()
                    .start(
                            run.runId(),
                            spec.table(),
                            facts.rows(),
                            facts.filtered(),
                            run.options().batchSize(),
                            run.runner().name());
            ledger.tracking().control(run.runId());
            return checkpoints.list(run.runId(), spec.table());
        });
    }

    /** Whether the table is completed; nobody else can begin or close it until the transaction ends. */
    private boolean closed(Ledger ledger) {
        boolean completed = ledger.control().lock(run.runId(), spec.table()).completed();
        if (ledger.control().rolledBack(run.runId(), spec.table())) {
            throw run.rolledBack();
        }
        return completed;
    }

    private void addPartitions(Ledger ledger) {
        List<Long> ends = isOnePartition() ? List.of() : facts.partitionEnds();
        long lower = Long.MIN_VALUE + 1;
        for (int partition = 0; partition <= ends.size(); partition++) {
            long upper = partition < ends.size() ? ends.get(partition) : Long.MAX_VALUE;
            ledger.checkpoints()
                    .add(run.runId(), spec.table(), partition, lower, upper, facts.rows() / (ends.size() + 1));
            lower = upper + 1;
        }
    }

    private boolean isOnePartition() {
        return run.operation() == RunContext.Operation.RETRY || !target.partitionable(spec.legacyKey());
    }

    /** What moves the table's partitions once it has begun; a loop of its own for each. */
    Supplier<PartitionLoop<L, T>> opened(List<Checkpoint> partitions) {
        boolean retry = run.operation() == RunContext.Operation.RETRY;
        Lookup<L> lookup = new Lookup<>(spec, Scopes.of(run, spec, target));
        Judge<L, T> judge = new Judge<>(migration, target, run.options().update(), retry);
        long processed =
                partitions.stream().mapToLong(Checkpoint::recordsProcessed).sum();
        long rejected = partitions.stream().mapToLong(Checkpoint::rejected).sum();
        Progress progress = new Progress(spec.table(), total(retry), processed, rejected, run.listener());
        return () -> new PartitionLoop<>(run, migration, target, rows(retry), lookup, judge, progress);
    }

    private RowSource<L> rows(boolean retry) {
        return retry
                ? RowSource.quarantine(
                        migration,
                        run.source(),
                        run.target(),
                        run.options().ledgerSchema(),
                        run.options().sourceTimeZone(),
                        run.reasons().isEmpty(),
                        run.reasonArray())
                : RowSource.query(migration, run.source(), run.options().sourceTimeZone());
    }

    private long total(boolean retry) {
        return !retry
                ? facts.rows()
                : run.target().read(connection -> run.ledger(connection)
                        .quarantine()
                        .countOpen(spec.table(), run.reasons().isEmpty(), run.reasonArray()));
    }

    /** Validates the table and closes it, unless a partition is still open. */
    void finish() {
        boolean open = run.target()
                .read(connection -> run.ledger(connection).checkpoints().list(run.runId(), spec.table()).stream()
                        .anyMatch(checkpoint -> !checkpoint.completed()));
        if (open) {
            return;
        }
        Accounting accounting = validator.account();
        run.target().write(connection -> {
            settle(run.ledger(connection), accounting);
            return true;
        });
        List<Validation> after = validator.after(accounting);
        boolean closed = run.target().write(connection -> close(run.ledger(connection), accounting, after));
        if (closed) {
            run.listener().completed(run.target().read(connection -> new Results(run.ledger(connection))
                    .table(run.runId(), spec.table())));
            tellGaps();
        }
    }

    private void settle(Ledger ledger, Accounting accounting) {
        int corrected;
        do {
            corrected = ledger.quarantine().followWinners(spec.table(), run.runId());
        } while (corrected > 0);
        if (run.operation() == RunContext.Operation.RETRY) {
            long migrated = Results.totals(ledger, run.runId(), spec.table()).migrated();
            ledger.checkpoints()
                    .settle(run.runId(), spec.table(), accounting.mapped() - migrated, accounting.quarantined());
        }
    }

    private boolean close(Ledger ledger, Accounting accounting, List<Validation> after) {
        if (closed(ledger)) {
            return false;
        }
        long processed = Results.totals(ledger, run.runId(), spec.table()).processed();
        ledger.validations().record(run.runId(), processed, Json.write(after));
        ledger.control()
                .complete(
                        run.runId(),
                        spec.table(),
                        processed,
                        accounting.unaccounted().size());
        ledger.tracking().recordAll(spec.table());
        ledger.tracking().control(run.runId());
        return true;
    }

    private void tellGaps() {
        if (run.scene().tracking().records()) {
            run.target()
                    .read(connection -> run.ledger(connection).tracking().gaps(run.runId(), spec.table()))
                    .forEach(run.listener()::noticed);
        }
    }
}
