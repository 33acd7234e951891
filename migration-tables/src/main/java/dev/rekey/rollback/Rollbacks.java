package dev.rekey.rollback;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Pause;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackPlan.Row;
import dev.rekey.api.RollbackPlan.Table;
import dev.rekey.api.RollbackResult;
import dev.rekey.api.TableSpec;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDetails;
import dev.rekey.ledger.TrackingTables;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans rollbacks and carries them out. */
public final class Rollbacks {

    private static final Logger LOG = LoggerFactory.getLogger(Rollbacks.class);
    private static final long HEARTBEAT_MILLIS = 1_000;

    private final Transactions target;
    private final List<TableSpec<?, ?>> specs;
    private final MigrationOptions options;
    private final Runner runner;
    private final Halt halt;
    private final ProgressListener listener;

    /**
     * Rollbacks in a target.
     *
     * @param specs all tables that are known, parents first
     */
    public Rollbacks(
            Transactions target,
            List<TableSpec<?, ?>> specs,
            MigrationOptions options,
            Runner runner,
            Halt halt,
            ProgressListener listener) {
        this.target = target;
        this.specs = List.copyOf(specs);
        this.options = options;
        this.runner = runner;
        this.halt = halt;
        this.listener = listener;
    }

    /** What a rollback would do now. Reads only. */
    public RollbackPlan plan(Rollback what) {
        Site site = new Site(options, TrackingTables.NONE);
        Extent extent = target.read(connection -> reach(site.ledger(connection), what));
        return new Census(target, site, extent).take();
    }

    /** Rolls back, or goes on where a rollback was cut off. */
    public RollbackResult run(Rollback what) {
        Site site = new Site(options, target.read(this::tracking));
        Extent extent = target.write(connection -> open(site.ledger(connection), what));
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(Rollbacks::thread);
        ScheduledFuture<?> beats =
                heart.scheduleAtFixedRate(() -> beat(site), HEARTBEAT_MILLIS, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
        try {
            List<Row> refused = new ArrayList<>();
            for (Part part : extent.parts()) {
                PartLoop loop = new PartLoop(target, site, extent, part, runner, halt, listener);
                loop.run();
                refused.addAll(loop.refused());
            }
            return end(site, extent, refused);
        } catch (RuntimeException fault) {
            throw failed(site, fault);
        } finally {
            beats.cancel(false);
            heart.shutdownNow();
        }
    }

    private Extent open(Ledger ledger, Rollback what) {
        if (ledger.exists()) {
            ledger.create(); // Whoever opens a run or another rollback waits from here on.
        }
        Extent extent = reach(ledger, what);
        new Opening(ledger, extent, options, runner).open();
        return extent;
    }

    private Extent reach(Ledger ledger, Rollback what) {
        return Reach.of(ledger, specs, options.targetSchema(), runner, what);
    }

    private TrackingTables tracking(Connection connection) {
        return TrackingTables.find(
                connection,
                options.ledgerSchema(),
                specs.stream().map(TableSpec::table).toList());
    }

    private RollbackResult end(Site site, Extent extent, List<Row> refused) {
        boolean paused = halt.requested()
                && !target.read(connection ->
                                site.ledger(connection).rollbacks().unfinished())
                        .isEmpty();
        if (paused) {
            stop(site, "paused", null);
        }
        Census census = new Census(target, site, extent);
        RollbackPlan left = paused ? census.told() : census.take();
        List<String> away = paused ? List.of() : new Returning(target, site, extent.runs()).run();
        List<String> notes = new ArrayList<>(left.notes());
        notes.addAll(away);
        List<Row> kept = new ArrayList<>(left.kept());
        refused.stream().limit(RollbackPlan.MAX_ROWS - kept.size()).forEach(kept::add);
        List<Table> tables =
                left.tables().stream().map(table -> gone(site, extent, table)).toList();
        boolean all = away.isEmpty() && tables.stream().allMatch(table -> table.kept() == 0);
        return new RollbackResult(
                paused ? ExitCode.INTERRUPTED : all ? ExitCode.COMPLETE : ExitCode.DATA,
                new RollbackPlan(
                        left.what(),
                        left.runs(),
                        left.tables(),
                        List.copyOf(kept),
                        left.rewritten(),
                        left.hanging(),
                        left.stays(),
                        List.copyOf(notes)),
                tables);
    }

    /** What has gone of a table, as the ledger says, and what is left of it. */
    private Table gone(Site site, Extent extent, Table left) {
        Table gone = new Table(left.table(), 0, left.kept() + left.removed(), 0, 0, left.rewritten(), 0);
        for (Part part : extent.parts()) {
            if (part.tableName().equals(left.table())) {
                RollbackDetails details = target.read(connection ->
                        RollbackDetails.read(site.ledger(connection).rollbacks().row(part.runId(), part.tableName())));
                gone = gone.plus(new Table(
                        left.table(), details.removed(), 0, details.gone(), details.adopted(), 0, details.rejected()));
            }
        }
        return gone;
    }

    private void beat(Site site) {
        try {
            target.write(connection -> {
                site.ledger(connection).checkpoints().heartbeat(runner.name(), Pause.EVERY_RUN);
                return true;
            });
        } catch (RuntimeException fault) {
            // Pages go on without it; whoever takes over then moves the checkpoint, and we notice.
            LOG.warn("no heartbeat: {}", SqlFaults.summary(fault));
        }
    }

    private RuntimeException failed(Site site, RuntimeException fault) {
        RuntimeException ending = SqlFaults.ending(fault);
        try {
            stop(site, "failed", ending.getMessage());
        } catch (RuntimeException e) {
            ending.addSuppressed(e);
        }
        return ending;
    }

    private void stop(Site site, String status, @Nullable String error) {
        target.write(connection -> {
            Ledger ledger = site.ledger(connection);
            ledger.checkpoints().release(runner.name(), status);
            ledger.rollbacks().stop(runner.name(), status, error);
            return true;
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rekey-rollback-heart");
        thread.setDaemon(true);
        return thread;
    }
}
