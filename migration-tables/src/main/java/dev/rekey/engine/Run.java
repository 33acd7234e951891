package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.Pause;
import dev.rekey.api.TableMigration;
import dev.rekey.database.SqlFaults;
import dev.rekey.jdbi.Bundle;
import dev.rekey.ledger.CheckpointDao;
import dev.rekey.ledger.CheckpointDao.Checkpoint;
import dev.rekey.ledger.ControlDao;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import dev.rekey.ledger.RunDao;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run: each table as soon as its parents are complete, partitions in parallel, a heartbeat meanwhile. */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long HEARTBEAT_MILLIS = 1_000;

    /** JSON may be nested thousands deep, and is read and written recursively. */
    private static final long STACK_BYTES = 64L << 20;

    private final RunContext run;
    private final Map<String, CompletableFuture<@Nullable Void>> tables = new HashMap<>();

    /** Only the heart's own thread looks at it: a failure is told once, and not every second. */
    private boolean beating = true;

    Run(RunContext run) {
        this.run = run;
    }

    MigrationResult execute() {
        ExecutorService workers = WorkQueue.create(run.options().workers(), Run::worker);
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(Run::worker);
        ScheduledFuture<?> beats =
                heart.scheduleAtFixedRate(this::beat, HEARTBEAT_MILLIS, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
        try {
            for (TableMigration<?, ?> table : run.plan().tables()) {
                Executor ranked = WorkQueue.ranked(workers, tables.size());
                tables.put(table.spec().table(), start(table, ranked));
            }
            CompletableFuture.allOf(tables.values().toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            beats.cancel(false);
            heart.shutdownNow();
            workers.shutdownNow();
        }
        return end();
    }

    private <L extends LegacyRow, T extends Record> CompletableFuture<@Nullable Void> start(
            TableMigration<L, T> migration, Executor workers) {
        CompletableFuture<?>[] parents = run.plan().parentsOf(migration).stream()
                .map(tables::get)
                .filter(parent -> parent != null)
                .toArray(CompletableFuture[]::new);
        TableRun<L, T> table = new TableRun<>(run, migration);
        return CompletableFuture.allOf(parents)
                .thenCompose(done -> partitions(migration, table, workers))
                .thenRunAsync(() -> unlessStopped(migration, table::finish), workers)
                .exceptionally(fault -> {
                    run.stop().fail(fault.getCause() == null ? fault : fault.getCause());
                    return null;
                });
    }

    private <L extends LegacyRow, T extends Record> CompletableFuture<@Nullable Void> partitions(
            TableMigration<L, T> migration, TableRun<L, T> table, Executor workers) {
        return CompletableFuture.supplyAsync(() -> stopped(migration) ? List.<Checkpoint>of() : table.begin(), workers)
                .thenCompose(partitions -> partitions.isEmpty()
                        ? CompletableFuture.allOf()
                        : CompletableFuture.supplyAsync(() -> table.opened(partitions), workers)
                                .thenCompose(opened -> CompletableFuture.allOf(partitions.stream()
                                        .filter(partition -> !partition.completed())
                                        .map(partition -> CompletableFuture.runAsync(
                                                guarded(() -> table.run(opened, partition)), workers))
                                        .toArray(CompletableFuture[]::new))));
    }

    /** A partition that fails stops the others at their next page, not only when all of them have ended. */
    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error fault) {
                run.stop().fail(fault);
                throw fault;
            }
        };
    }

    private void unlessStopped(TableMigration<?, ?> migration, Runnable work) {
        if (!stopped(migration)) {
            work.run();
        }
    }

    /**
     * A table does not begin, either, where one that it refers to has stopped or has not begun for that reason. Returns
     * when no pause stands.
     */
    private boolean stopped(TableMigration<?, ?> migration) {
        StopSignal stop = run.stop();
        if (run.plan().parentsOf(migration).stream().anyMatch(stop::halted)) {
            stop.halt(migration.spec().table());
        }
        return !run.pace().goesOn() || stop.halted(migration.spec().table());
    }

    private void beat() {
        try {
            Optional<Pause> pause = run.target().once().write(connection -> {
                Optional<Pause> standing = run.ledger(connection)
                        .checkpoints()
                        .heartbeat(run.runner().name(), run.runId());
                run.watch().taken(Step.BEATING, "");
                return standing;
            });
            run.pace().pausedBy(pause.orElse(null));
            beating = true;
        } catch (RuntimeException fault) {
            // Pages go on without it; if it stays away, others may take our partitions over, and then we notice.
            if (beating) {
                LOG.warn("no heartbeat: {}", SqlFaults.summary(fault));
            }
            beating = false;
        }
    }

    private MigrationResult end() {
        Throwable failure = run.stop().failure();
        String error = failure == null ? null : SqlFaults.ending(failure).getMessage();
        Set<String> away = new TreeSet<>();
        try {
            MigrationResult result = run.target()
                    .writeBounding(
                            connection -> {
                                MigrationResult ended = end(run.ledger(connection), failure, error);
                                if (!run.bulk().isEmpty()) {
                                    run.ledger(connection).bulk().open().forEach(taken -> away.add(taken.tableName()));
                                }
                                return ended;
                            },
                            connection -> false);
            run.watch().taken(Step.ENDED, "");
            if (!away.isEmpty()) {
                run.listener()
                        .noticed("constraints and indexes of " + String.join(", ", away)
                                + " are still away; rekey migrate"
                                + " goes on and brings them back, and so does rekey rollback --run " + run.runId());
            }
            if (failure == null && result.tables().isEmpty() && !tables.isEmpty()) {
                throw run.rolledBack();
            }
            if (failure == null) {
                return result;
            }
        } catch (RuntimeException fault) {
            if (failure == null) {
                throw SqlFaults.ending(fault);
            }
            failure.addSuppressed(fault);
        }
        throw SqlFaults.ending(failure);
    }

    private MigrationResult end(Ledger ledger, @Nullable Throwable failure, @Nullable String error) {
        boolean stopped = run.stop().requested();
        Bundle release = ledger.bundle()
                .bind("runId", run.runId())
                .bind("owner", run.runner().name())
                .bind("status", failure == null ? "paused" : "failed")
                .tell(run.target().bounding())
                .tell(CheckpointDao.RELEASE);
        if (stopped) {
            release.bind("error", error).tell(ControlDao.STOP);
        }
        Supplier<List<RunDao.Described>> first = release.ask(RunDao.LOCK_FIRST, RunDao.Described.class);
        Supplier<List<ControlDao.Control>> controls = release.ask(ControlDao.LIST, ControlDao.Control.class);
        release.send();
        if (stopped) {
            ledger.tracking().control(run.runId());
        }
        Bundle tell = ledger.bundle();
        first.get().forEach(row -> Ledger.keepPeak(tell, row, PeakMemory.bytes()));
        Supplier<MigrationResult> result = new Results(ledger).ask(tell, run.runId(), controls.get());
        tell.send();
        run.watch().taken(Step.ENDING, "");
        return result.get();
    }

    private static final AtomicInteger THREADS = new AtomicInteger();

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(null, work, "rekey-" + THREADS.incrementAndGet(), STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}
