package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.SqlFaults;
import dev.rekey.ledger.CheckpointDao.Advance;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way of a partition's rows: read, look around, judge, write, page by page, until there are none left. */
final class PartitionLoop<L extends LegacyRow, T extends Record> {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE_AFTER_A_COLLISION = Duration.ofMillis(50);

    private final RunContext run;
    private final TableMigration<L, T> migration;
    private final TargetTable target;
    private final RowSource<L> rows;
    private final Lookup<L> lookup;
    private final Judge<L, T> judge;
    private final Progress progress;
    private int failures;

    /** Somebody else has the partition now, or is further than we thought: what we were about to write must not stand. */
    private static final class LostPartition extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    PartitionLoop(
            RunContext run,
            TableMigration<L, T> migration,
            TargetTable target,
            RowSource<L> rows,
            Lookup<L> lookup,
            Judge<L, T> judge,
            Progress progress) {
        this.run = run;
        this.migration = migration;
        this.target = target;
        this.rows = rows;
        this.lookup = lookup;
        this.judge = judge;
        this.progress = progress;
    }

    /** Returns when the partition is completed, by whomever, or a stop is asked for. */
    void run(int partition) {
        boolean told = false;
        while (!run.stop().requested()) {
            try {
                Optional<Checkpoint> held = claim(partition);
                if (held.isPresent()) {
                    work(held.get());
                } else if (isCompleted(partition)) {
                    return;
                } else {
                    if (!told) {
                        run.listener()
                                .noticed(target.name() + ": another runner has partition " + partition
                                        + "; waiting for it");
                        told = true;
                    }
                    run.stop().await(POLL);
                }
            } catch (LostPartition e) {
                run.listener().noticed(target.name() + ": partition " + partition + " was taken over; looking again");
            } catch (RuntimeException fault) {
                pauseOrFail(fault);
            }
        }
    }

    private void work(Checkpoint checkpoint) {
        long position = checkpoint.position();
        boolean last = false;
        while (!last && !run.stop().requested()) {
            Page<L> page =
                    rows.page(position, checkpoint.upperId(), run.options().batchSize());
            Counts counts = write(checkpoint, page);
            progress.add(counts);
            position = page.to();
            last = page.last();
            failures = 0;
        }
    }

    private Counts write(Checkpoint checkpoint, Page<L> page) {
        Surroundings around = run.target().read(connection -> lookup.around(connection, page.rows()));
        var judged = judge.judge(page.rows(), around, around);
        try {
            return commit(checkpoint, page, judged, false);
        } catch (RuntimeException fault) {
            if (!SqlFaults.blamesRow(fault)) {
                throw fault;
            }
            return commit(checkpoint, page, judged, true);
        }
    }

    private Counts commit(Checkpoint checkpoint, Page<L> page, List<Fate.Judged<L>> judged, boolean careful) {
        return run.target().write(connection -> {
            Ledger ledger = run.ledger(connection);
            Counts counts = new PageTransaction<>(
                            migration, target, connection, ledger, run.runId(), careful, this::reread)
                    .write(page, judged);
            int moved = ledger.checkpoints()
                    .advance(new Advance(
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
                            counts.rejected()));
            if (moved == 0) {
                throw new LostPartition();
            }
            return counts;
        });
    }

    private List<Fate.Judged<L>> reread(Set<Long> legacyIds) {
        return RowSource.named(migration, run.source(), run.options().sourceTimeZone(), legacyIds).stream()
                .map(judge::asItIs)
                .toList();
    }

    private Optional<Checkpoint> claim(int partition) {
        return run.target().write(connection -> {
            var checkpoints = run.ledger(connection).checkpoints();
            return checkpoints.claim(
                    run.runId(),
                    target.name(),
                    partition,
                    run.runner().name(),
                    run.runner().dead(checkpoints.owners(run.runId())));
        });
    }

    private boolean isCompleted(int partition) {
        return run.target()
                .read(connection -> run.ledger(connection).checkpoints().list(run.runId(), target.name()).stream()
                        .filter(checkpoint -> checkpoint.partition() == partition)
                        .findFirst()
                        .orElseThrow(run::rolledBack)
                        .completed());
    }

    private void pauseOrFail(RuntimeException fault) {
        failures++;
        if (!SqlFaults.passes(fault) || failures > run.options().maxRetryAttempts()) {
            throw fault;
        }
        Duration first = SqlFaults.isCollision(fault) ? FIRST_PAUSE_AFTER_A_COLLISION : FIRST_PAUSE;
        Duration pause = first.multipliedBy(1L << (failures - 1));
        run.listener()
                .noticed(target.name() + ": " + SqlFaults.summary(fault) + "; trying again in " + pause.toMillis()
                        + " ms (" + failures + " of " + run.options().maxRetryAttempts() + ")");
        run.stop().await(pause);
    }
}
