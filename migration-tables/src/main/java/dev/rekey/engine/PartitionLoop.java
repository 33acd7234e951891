package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.SqlFaults;
import dev.rekey.jdbi.Bundle;
import dev.rekey.ledger.CheckpointDao;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The way of a partition's rows: read, look around, judge, write, page by page, until there are none left. */
final class PartitionLoop<L extends LegacyRow, T extends Record> {

    private static final Duration POLL = Duration.ofMillis(500);

    private final RunContext run;
    private final TableMigration<L, T> migration;
    private final TargetTable target;
    private final PageWrite.Way<L> way;
    private final RowSource<L> rows;
    private final Lookup<L> lookup;
    private final Judge<L, T> judge;
    private final Progress progress;
    private final Allowance allowance;
    private final Pace.Place place;

    PartitionLoop(
            RunContext run,
            TableMigration<L, T> migration,
            TargetTable target,
            PageWrite.Way<L> way,
            RowSource<L> rows,
            Lookup<L> lookup,
            Judge<L, T> judge,
            Progress progress,
            Allowance allowance) {
        this.run = run;
        this.migration = migration;
        this.target = target;
        this.way = way;
        this.rows = rows;
        this.lookup = lookup;
        this.judge = judge;
        this.progress = progress;
        this.allowance = allowance;
        this.place = run.pace().place(this::stopped);
    }

    /** Returns when the partition is completed, by whomever, or a stop is asked for; whether it was we who completed it. */
    boolean run(int partition) {
        try (place) {
            return move(partition);
        }
    }

    private boolean move(int partition) {
        boolean told = false;
        while (place.ready()) {
            try {
                Optional<Checkpoint> held = claim(partition);
                if (held.isPresent()) {
                    taken(Step.CLAIMED);
                    if (work(held.get())) {
                        return true;
                    }
                } else if (isCompleted(partition)) {
                    return false;
                } else {
                    if (!told) {
                        run.listener()
                                .noticed(target.name() + ": another runner has partition " + partition
                                        + "; waiting for it");
                        told = true;
                    }
                    place.leave();
                    run.stop().await(POLL);
                }
            } catch (PageWrite.LostPartition e) {
                run.listener().noticed(target.name() + ": partition " + partition + " was taken over; looking again");
            } catch (Allowance.Exceeded exceeded) {
                allowance.stop(exceeded);
            }
        }
        return false;
    }

    private boolean stopped() {
        return run.stop().requested() || run.stop().halted(target.name());
    }

    /** Whether its last page was ours. */
    private boolean work(Checkpoint checkpoint) {
        long position = checkpoint.position();
        boolean last = false;
        while (!last && place.ready()) {
            try (Page<L> page = rows.page(position, checkpoint.upperId(), place.rows())) {
                taken(Step.PAGE_READ);
                Counts counts = write(checkpoint, page);
                taken(Step.COMMITTED);
                place.done(page);
                progress.add(counts);
                position = page.to();
                last = page.last();
            }
        }
        return last;
    }

    private Counts write(Checkpoint checkpoint, Page<L> page) {
        Surroundings around = run.target().ask(connection -> lookup.around(connection, page.rows()));
        taken(Step.AROUND_READ);
        var judged = judge.judge(page.rows(), around, around);
        taken(Step.JUDGED);
        try {
            return commit(checkpoint, page, judged, false);
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            taken(Step.REFUSED);
            return commit(checkpoint, page, judged, true);
        }
    }

    /** Where the answer to COMMIT was lost, the checkpoint says whether the page stands. */
    private Counts commit(Checkpoint checkpoint, Page<L> page, List<Fate.Judged<L>> judged, boolean careful) {
        return run.target()
                .writeBounding(
                        connection -> commit(connection, checkpoint, page, judged, careful),
                        connection ->
                                run.ledger(connection).checkpoints().advanced(advance(checkpoint, page, Counts.NONE)));
    }

    private Counts commit(
            Connection connection, Checkpoint checkpoint, Page<L> page, List<Fate.Judged<L>> judged, boolean careful)
            throws SQLException {
        PageWrite<L> writes = way.begin(connection, careful, this::reread);
        Counts counts = writes.write(page, judged, sum -> advance(checkpoint, page, sum));
        allowance.admit(run.ledger(connection), counts, writes::reasons);
        taken(Step.CHECKPOINT_MOVED);
        return counts;
    }

    private Advance advance(Checkpoint checkpoint, Page<L> page, Counts counts) {
        return new Advance(
                run.runId(),
                target.name(),
                checkpoint.partition(),
                run.runner().name(),
                page.from(),
                page.to(),
                page.last(),
                counts.migrated(),
                counts.unchanged(),
                counts.changed(),
                counts.rejected());
    }

    private void taken(Step step) {
        run.watch().taken(step, target.name());
        place.taken(step);
    }

    private List<Fate.Judged<L>> reread(Set<Long> legacyIds) {
        return RowSource.named(migration, run.source(), run.options().sourceTimeZone(), legacyIds).stream()
                .map(judge::asItIs)
                .toList();
    }

    private Optional<Checkpoint> claim(int partition) {
        return run.target()
                .writeBounding(
                        connection -> {
                            Ledger ledger = run.ledger(connection);
                            Optional<Checkpoint> free = claim(ledger, partition, List.of());
                            // Who holds it, and whether that one lives, matters only where somebody does.
                            return free.isPresent()
                                    ? free
                                    : claim(
                                            ledger,
                                            partition,
                                            ledger.checkpoints().owners(run.runId()));
                        },
                        connection -> false);
    }

    private Optional<Checkpoint> claim(Ledger ledger, int partition, List<String> owners) {
        Bundle bundle = ledger.bundle()
                .bind("runId", run.runId())
                .bind("table", target.name())
                .bind("partition", partition)
                .bind("owner", run.runner().name())
                .bindList("dead", run.runner().dead(owners))
                .tell(run.target().bounding());
        Supplier<List<Checkpoint>> claimed = bundle.ask(CheckpointDao.CLAIM, Checkpoint.class);
        bundle.send();
        return claimed.get().stream().findFirst();
    }

    private boolean isCompleted(int partition) {
        return run.target()
                .ask(connection -> run.ledger(connection).checkpoints().list(run.runId(), target.name()).stream()
                        .filter(checkpoint -> checkpoint.partition() == partition)
                        .findFirst()
                        .orElseThrow(run::rolledBack)
                        .completed());
    }
}
