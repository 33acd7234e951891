package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.api.Validation;
import dev.rekey.catalog.TargetTable;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.json.Json;
import dev.rekey.ledger.CheckpointDao;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.CheckpointDao.Totals;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import dev.rekey.source.SourceFacts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One table in a run: validated, cut into partitions, moved, validated again. */
final class TableRun<L extends LegacyRow, T extends Record> {

    private final RunContext run;
    private final TableMigration<L, T> migration;
    private final TableSpec<L, T> spec;
    private final TargetTable target;
    private final SourceFacts facts;
    private final Validator<L> validator;
    private final Allowance allowance;
    private @Nullable PageBounds bounds;

    TableRun(RunContext run, TableMigration<L, T> migration) {
        this.run = run;
        this.migration = migration;
        this.spec = migration.spec();
        this.target = run.scene().target(spec.table());
        this.facts = run.scene().facts(spec.table());
        this.validator = new Validator<>(run, spec, target, facts);
        this.allowance = new Allowance(run, spec.table(), facts.rows());
    }

    /** Begins the table, or goes on with it; returns the partitions that are left, none if it is completed. */
    List<Checkpoint> begin() {
        List<Validation> before = validator.before();
        if (!run.pace().goesOn()) {
            return List.of();
        }
        List<Checkpoint> partitions = run.target().write(connection -> {
            Ledger ledger = run.ledger(connection);
            if (isClosed(ledger)) {
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
            ledger.validations().lift(run.runId(), spec.table(), Validation.MAX_REJECTED);
            ledger.tracking().control(run.runId());
            taken(Step.BEGINNING);
            return checkpoints.list(run.runId(), spec.table());
        });
        taken(Step.BEGUN);
        return partitions;
    }

    /** Whether the table is completed; nobody else can begin or close it until the transaction ends. */
    private boolean isClosed(Ledger ledger) {
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
        return run.operation() != Operation.MIGRATE || !target.partitionable(spec.legacyKey());
    }

    /** What moves the table's partitions once it has begun; a loop of its own for each. */
    Supplier<PartitionLoop<L, T>> opened(List<Checkpoint> partitions) {
        Lookup<L> lookup = new Lookup<>(spec, Scopes.of(run, spec, target));
        Judge<L, T> judge = run.operation() == Operation.REPAIR
                ? Judge.ofRepair(migration, target, run.listed(spec.table()))
                : new Judge<>(migration, target, run.options().update(), run.operation() == Operation.RETRY);
        long processed =
                partitions.stream().mapToLong(Checkpoint::recordsProcessed).sum();
        long rejected = partitions.stream().mapToLong(Checkpoint::rejected).sum();
        Progress progress = new Progress(spec.table(), total(), processed, rejected, run.listener());
        RowSource<L> rows = rows(bounds());
        return () -> new PartitionLoop<>(run, migration, target, rows, lookup, judge, progress, allowance);
    }

    /** Measured once, when first asked for. */
    private synchronized PageBounds bounds() {
        PageBounds measured = bounds == null ? PageBounds.of(run.source(), spec) : bounds;
        bounds = measured;
        return measured;
    }

    private RowSource<L> rows(PageBounds sizes) {
        ZoneId zone = run.options().sourceTimeZone();
        return switch (run.operation()) {
            case MIGRATE -> RowSource.query(migration, run.source(), zone, sizes);
            case RETRY ->
                RowSource.quarantine(
                        migration,
                        run.source(),
                        run.target(),
                        run.options().ledgerSchema(),
                        zone,
                        sizes,
                        run.reasons().isEmpty(),
                        run.reasonArray());
            case REPAIR -> RowSource.listed(migration, run.source(), zone, sizes, run.listed(spec.table()));
        };
    }

    private long total() {
        return switch (run.operation()) {
            case MIGRATE -> facts.rows();
            case RETRY ->
                run.target().read(connection -> run.ledger(connection)
                        .quarantine()
                        .countOpen(spec.table(), run.reasons().isEmpty(), run.reasonArray()));
            case REPAIR -> run.listed(spec.table()).size();
        };
    }

    /** Validates the table and closes it, unless a partition is still open. */
    void finish() {
        boolean open = run.target()
                .read(connection -> run.ledger(connection).checkpoints().list(run.runId(), spec.table()).stream()
                        .anyMatch(checkpoint -> !checkpoint.completed()));
        if (open) {
            return;
        }
        if (run.operation() == Operation.REPAIR) {
            forgetUnfounded();
        }
        Accounting accounting = new Accountant<>(run, migration, this::bounds).account();
        taken(Step.ACCOUNTED);
        if (!run.pace().goesOn()) {
            return;
        }
        run.target().write(connection -> {
            settle(run.ledger(connection), accounting);
            return true;
        });
        taken(Step.SETTLED);
        List<Validation> after = validator.after(accounting);
        taken(Step.VALIDATED);
        if (!run.pace().goesOn()) {
            return;
        }
        boolean closed = run.target()
                .write(
                        connection -> close(run.ledger(connection), accounting, after),
                        connection -> isClosed(run.ledger(connection)));
        taken(Step.CLOSED);
        if (closed) {
            run.listener().completed(run.target().read(connection -> new Results(run.ledger(connection))
                    .table(run.runId(), spec.table())));
            tellGaps();
            accounting.notices(spec.table()).forEach(run.listener()::noticed);
        }
    }

    /** Withdraws mappings that name no row even now: of rows that were set aside, or that the source does not have. */
    private void forgetUnfounded() {
        Unfounded unfounded = new Unfounded(spec, target);
        run.listed(spec.table()).pages().forEach(page -> run.target().write(connection -> {
            Ledger ledger = run.ledger(connection);
            List<Long> rows = unfounded.among(connection, ledger.schema(), page);
            if (!rows.isEmpty()) {
                ledger.unmap(spec.table(), rows);
            }
            return true;
        }));
    }

    private void settle(Ledger ledger, Accounting accounting) {
        int corrected;
        do {
            corrected = ledger.quarantine().followWinners(spec.table(), run.runId());
        } while (corrected > 0);
        if (run.operation() != Operation.MIGRATE) {
            Totals totals = Results.totals(ledger, run.runId(), spec.table());
            long unchanged = accounting.mapped() - totals.migrated() - totals.changed();
            ledger.checkpoints().settle(run.runId(), spec.table(), unchanged, accounting.quarantined());
        }
    }

    private boolean close(Ledger ledger, Accounting accounting, List<Validation> after) {
        if (isClosed(ledger)) {
            return false;
        }
        CheckpointDao.Totals totals = Results.totals(ledger, run.runId(), spec.table());
        long processed = totals.processed();
        List<Validation> all = new ArrayList<>(after);
        allowance.validation(totals.rejected()).ifPresent(all::add);
        ledger.validations().record(run.runId(), processed, Json.write(all));
        ledger.control().complete(run.runId(), spec.table(), processed, accounting.unaccounted());
        ledger.tracking().recordAll(spec.table());
        ledger.tracking().control(run.runId());
        taken(Step.CLOSING);
        return true;
    }

    private void taken(Step step) {
        run.watch().taken(step, spec.table());
    }

    private void tellGaps() {
        if (run.scene().tracking().records()) {
            run.target()
                    .read(connection -> run.ledger(connection).tracking().gaps(run.runId(), spec.table()))
                    .forEach(run.listener()::noticed);
        }
    }
}
