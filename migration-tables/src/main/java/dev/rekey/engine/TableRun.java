package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableResult;
import dev.rekey.api.TableSpec;
import dev.rekey.api.Validation;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Together;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.CheckpointDao.Part;
import dev.rekey.ledger.CheckpointDao.Totals;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import dev.rekey.source.SourceFacts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final TableEntry entry;
    private final Allowance allowance;
    private @Nullable PageBounds bounds;
    private volatile @Nullable Progress progress;
    private volatile boolean closed;

    /** Partitions that we have not completed; others may have. */
    private final AtomicInteger open = new AtomicInteger();

    TableRun(RunContext run, TableMigration<L, T> migration) {
        this.run = run;
        this.migration = migration;
        this.spec = migration.spec();
        this.target = run.scene().target(spec.table());
        this.facts = run.scene().facts(spec.table());
        this.validator = new Validator<>(run, spec, target, facts);
        this.entry = new TableEntry(run, spec.table());
        this.allowance = new Allowance(run, spec.table(), facts.rows());
    }

    /** Begins the table, or goes on with it; returns the partitions that are left, none if it is completed. */
    List<Checkpoint> begin() {
        List<Validation> before = validator.before();
        if (!run.pace().goesOn()) {
            return List.of();
        }
        List<Checkpoint> partitions =
                run.target().writeBounding(connection -> begin(run.ledger(connection), before), connection -> false);
        taken(Step.BEGUN);
        closed = partitions.isEmpty();
        return partitions;
    }

    private List<Checkpoint> begin(Ledger ledger, List<Validation> before) {
        TableEntry.Standing standing = entry.hold(ledger);
        if (standing.closed()) {
            return List.of();
        }
        List<Checkpoint> all = entry.begin(ledger, standing, facts, before, parts());
        ledger.tracking().control(run.runId());
        taken(Step.BEGINNING);
        return all;
    }

    private List<Part> parts() {
        List<Long> ends = isOnePartition() ? List.of() : facts.partitionEnds();
        List<Part> parts = new ArrayList<>();
        long lower = Long.MIN_VALUE + 1;
        for (int partition = 0; partition <= ends.size(); partition++) {
            long upper = partition < ends.size() ? ends.get(partition) : Long.MAX_VALUE;
            parts.add(new Part(partition, lower, upper));
            lower = upper + 1;
        }
        return parts;
    }

    private boolean isOnePartition() {
        return run.operation() != Operation.MIGRATE || !target.partitionable(spec.legacyKey());
    }

    /** What moves the table's partitions once it has begun; a loop of its own for each. */
    Supplier<PartitionLoop<L, T>> opened(List<Checkpoint> partitions) {
        boolean adoptable;
        PageBounds sizes;
        try (Together together = new Together(1)) {
            Supplier<PageBounds> measured = together.ask(this::bounds);
            adoptable = Scopes.adoptable(run, spec, target);
            sizes = measured.get();
        }
        Lookup<L> lookup = new Lookup<>(spec, Scopes.of(run, target, adoptable));
        Judge<L, T> judge = run.operation() == Operation.REPAIR
                ? Judge.ofRepair(migration, target, run.listed(spec.table()))
                : new Judge<>(migration, target, run.options().update(), run.operation() == Operation.RETRY);
        long processed =
                partitions.stream().mapToLong(Checkpoint::recordsProcessed).sum();
        long rejected = partitions.stream().mapToLong(Checkpoint::rejected).sum();
        Progress counted = new Progress(spec.table(), total(), processed, rejected, run.listener());
        progress = counted;
        open.set((int)
                partitions.stream().filter(partition -> !partition.completed()).count());
        RowSource<L> rows = rows(sizes);
        PageWrite.Way<L> way = way();
        return () -> new PartitionLoop<>(run, migration, target, way, rows, lookup, judge, counted, allowance);
    }

    /** Moves a partition's rows. */
    void run(Supplier<PartitionLoop<L, T>> opened, Checkpoint partition) {
        if (opened.get().run(partition.partition())) {
            open.decrementAndGet();
        }
    }

    private PageWrite.Way<L> way() {
        AtOnce atOnce =
                AtOnce.of(migration, target, run.options().ledgerSchema()).orElse(null);
        PageWrite.Way<L> way = (connection, careful, reread) ->
                new PageTransaction<>(run, migration, target, connection, careful ? null : atOnce, careful, reread);
        return run.bulk().contains(spec.table()) ? BulkPage.way(run, migration, target, way) : way;
    }

    /** Measured once, when first asked for. */
    private synchronized PageBounds bounds() {
        PageBounds measured =
                bounds == null ? PageBounds.of(run.source(), spec, run.scene().sourceColumns(spec.table())) : bounds;
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
                run.target().ask(connection -> run.ledger(connection)
                        .quarantine()
                        .countOpen(spec.table(), run.reasons().isEmpty(), run.reasonArray()));
            case REPAIR -> run.listed(spec.table()).size();
        };
    }

    /**
     * Brings back what a bulk load took away, validates the table and closes it, unless a partition is still open or it is
     * closed already.
     */
    void finish() {
        boolean ours = open.get() == 0;
        if (closed || (!ours && isOpen())) {
            return;
        }
        if (!new Restoration<>(run, migration, target, allowance).complete()) {
            return;
        }
        if (run.operation() == Operation.REPAIR) {
            forgetUnfounded();
        }
        try (Together together = new Together(1)) {
            Supplier<Validator.Standing> standing = together.ask(validator::standing);
            conclude(new Accountant<>(run, migration, this::bounds).account(), standing, ours);
        }
    }

    /** Says in the ledger how the table stands, and closes it. */
    private void conclude(Accounting accounting, Supplier<Validator.Standing> standing, boolean ours) {
        taken(Step.ACCOUNTED);
        if (!run.pace().goesOn()) {
            return;
        }
        if (!ours
                || run.operation() != Operation.MIGRATE
                || anyRejected()
                || run.bulk().contains(spec.table())) {
            run.target().write(connection -> {
                settle(run.ledger(connection), accounting);
                return true;
            });
        }
        taken(Step.SETTLED);
        List<Validation> after = validator.after(accounting, standing.get());
        taken(Step.VALIDATED);
        if (!run.pace().goesOn()) {
            return;
        }
        Optional<TableResult> result = run.target()
                .writeBounding(
                        connection -> close(run.ledger(connection), accounting, after),
                        connection -> entry.hold(run.ledger(connection)).closed());
        taken(Step.CLOSED);
        result.ifPresent(closedNow -> {
            run.listener().completed(closedNow);
            tellGaps();
            accounting.notices(spec.table()).forEach(run.listener()::noticed);
        });
    }

    /** Whether a partition is, which others had. */
    private boolean isOpen() {
        return run.target()
                .ask(connection -> run.ledger(connection).checkpoints().list(run.runId(), spec.table()).stream()
                        .anyMatch(checkpoint -> !checkpoint.completed()));
    }

    private boolean anyRejected() {
        return progress == null || progress.anyRejected();
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

    /** The table as it is closed; empty where somebody else has closed it. */
    private Optional<TableResult> close(Ledger ledger, Accounting accounting, List<Validation> after) {
        TableEntry.Standing standing = entry.hold(ledger);
        if (standing.closed()) {
            return Optional.empty();
        }
        List<Validation> all = new ArrayList<>(after);
        allowance.validation(standing.totals().rejected()).ifPresent(all::add);
        TableResult result = entry.close(ledger, standing, all, accounting.unaccounted());
        ledger.tracking().recordAll(spec.table());
        ledger.tracking().control(run.runId());
        taken(Step.CLOSING);
        return Optional.of(result);
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
