package dev.rekey.engine;

import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Check;
import dev.rekey.api.Deviations;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.Pause;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.RepairPlan;
import dev.rekey.api.Rollback;
import dev.rekey.api.RollbackPlan;
import dev.rekey.api.RollbackResult;
import dev.rekey.api.RollbackState;
import dev.rekey.api.RunFacts;
import dev.rekey.api.RunStatus;
import dev.rekey.assess.Checks;
import dev.rekey.assess.Scene;
import dev.rekey.database.Server;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import dev.rekey.ledger.RunFactsReader;
import dev.rekey.ledger.RunRecord;
import dev.rekey.rollback.Rollbacks;
import dev.rekey.rollback.States;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves a set of tables from one database to the other. Build one, then {@link #migrate()}. Every method throws {@link
 * MigrationException} where it cannot go on; what was committed until then stays, and the next {@code migrate} resumes.
 */
public final class Migration {

    private final Premises premises;
    private final Transactions source;
    private final Transactions target;
    private final Plan plan;
    private final MigrationOptions options;
    private final ProgressListener listener;
    private final Step.Watch watch;
    private final Runner runner = Runner.current();
    private final StopSignal stop = new StopSignal();

    Migration(Builder builder) {
        this.premises = builder.premises(stop);
        this.source = premises.source();
        this.target = premises.target();
        this.plan = premises.plan();
        this.options = premises.options();
        ForeseenLimits.requireKnown(options.maxRejected(), plan.known());
        this.listener = builder.listener();
        this.watch = builder.watch();
    }

    /** Starts building a migration. */
    public static Builder builder() {
        return new Builder();
    }

    /** Checks, migrates and validates, resuming what an earlier run left. */
    public MigrationResult migrate() {
        return translated(() -> run(Operation.MIGRATE, Set.of(), null));
    }

    /** Takes up quarantined rows: those filed under {@code reasons}, or all if it is empty. */
    public MigrationResult retry(Set<ReasonCode> reasons) {
        return translated(() -> run(Operation.RETRY, reasons, null));
    }

    /** What a repair would do about what a verification found, and what it would leave; reads only. */
    public RepairPlan planRepair(Deviations found) {
        return translated(() -> repairs().plan(found));
    }

    /**
     * Migrates exactly those rows again that a verification found to deviate.
     *
     * @return empty if there is nothing to be done, and then nothing was written. The exit code is DATA also where something
     *     that deviates is left as it is
     */
    public Optional<MigrationResult> repair(Deviations found) {
        return translated(() -> repairs().run(found));
    }

    /** What a rollback would do now, row by row; reads only. */
    public RollbackPlan rollbackPlan(Rollback what) {
        return translated(() -> undoing().plan(what));
    }

    /**
     * Removes what a run inserted, children first, or goes on with it; rows that were changed since, or that others hang
     * on, are kept unless it is forced. {@link #pause()} lets it end after the page under way.
     */
    public RollbackResult rollback(Rollback what) {
        return translated(() -> undoing().run(what));
    }

    /** The rollbacks that the ledger knows, the latest first. */
    public List<RollbackState> rollbacks() {
        return translated(() -> target.read(connection -> States.of(premises.ledger(connection))));
    }

    /** Checks and forecasts every row's fate; reads only. */
    public Assessment assess() {
        return translated(() -> new Assessor(premises, listener).assess());
    }

    /** The latest run as the ledger tells it; empty where there is none. */
    public Optional<MigrationResult> latestResult() {
        return translated(() -> latest((ledger, runId) -> new Results(ledger).run(runId)));
    }

    /** The latest run with all that a report tells of it; empty where there is none. */
    public Optional<RunRecord> latestRecord() {
        return translated(() -> target.read(
                connection -> RunRecord.latest(connection, options.targetSchema(), options.ledgerSchema())));
    }

    /** What the target tells of a run of this ledger beside the fate of its rows. */
    public RunFacts facts(String runId) {
        return translated(() -> target.read(
                connection -> RunFactsReader.read(premises.ledger(connection), options.targetSchema(), runId)));
    }

    /** How far the latest run is; empty where there is none. */
    public Optional<RunStatus> status() {
        return translated(() -> latest((ledger, runId) -> new Results(ledger).status(runId)));
    }

    /** Lets the pages under way finish and then stops; {@link #migrate()} returns with INTERRUPTED. */
    public void pause() {
        stop.pause();
    }

    /**
     * Has whatever runs hold what they have and write nothing, wherever they are, until {@link #resumeRuns}: those under
     * way within two seconds, others before they begin.
     *
     * @param runId one run alone, or null for all that are or will be
     * @param reason why, for whoever waits, or null
     * @return the pause as it stands now
     */
    public Pause pauseRuns(@Nullable String runId, @Nullable String reason) {
        return translated(() -> pauses().add(runId, reason));
    }

    /**
     * Lets runs go on that were paused in the ledger.
     *
     * @param runId one run alone, or null for whatever is paused
     * @return the pauses that were taken back
     */
    public List<Pause> resumeRuns(@Nullable String runId) {
        return translated(() -> pauses().remove(runId));
    }

    private Pauses pauses() {
        return new Pauses(target, options.ledgerSchema(), runner);
    }

    private MigrationResult run(Operation operation, Set<ReasonCode> reasons, @Nullable Deviations found) {
        Scene scene = premises.survey();
        if (operation == Operation.RETRY && !scene.ledgerExists()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "there is nothing to retry: the target has no ledger; run: rekey migrate");
        }
        premises.requireParents(scene);
        List<Check> answers = Checks.run(scene);
        Checks.require(answers);
        new Standstill(target, options.ledgerSchema(), stop, listener)
                .await(scene.site().ledger().pause(), operation);
        List<Widening.Wider> wider =
                options.widen() ? source.read(connection -> Widening.needed(connection, scene)) : List.of();
        Server from = scene.site().source().server();
        Server to = scene.site().target().server();
        String fresh = RunIds.next();
        Deviations.Origin repairing = found == null ? null : found.origin();
        watch.taken(Step.SURVEYED, "");
        Opening opened = target.write(connection -> {
            Opening opening = Opening.of(
                    premises.ledger(connection),
                    fresh,
                    operation,
                    scene,
                    wider,
                    new Circumstances(options, premises.profile(), repairing, runner, from, to, answers));
            if (!opening.bulk().isEmpty()) {
                watch.taken(Step.BULK_TAKEN, "");
            }
            watch.taken(Step.OPENING, "");
            return opening;
        });
        watch.taken(Step.OPENED, "");
        listener.planned(opened.runId(), opened.resumed(), rows(scene));
        opened.notices().forEach(listener::noticed);
        scene.tracking().notices().forEach(listener::noticed);
        scene.targets().values().stream()
                .filter(table -> !table.triggers().isEmpty())
                .forEach(table ->
                        listener.noticed(table.name() + ": its triggers run as rows are written, and are left alone: "
                                + String.join(", ", table.triggers())));
        RunContext context = new RunContext(
                opened.runId(),
                operation,
                reasons,
                found == null ? Map.of() : Listed.all(found, plan, source),
                opened.bulk(),
                source,
                target,
                options,
                scene.withTargets(opened.targets()),
                plan,
                runner,
                stop,
                Pace.of(options, Distance.of(scene.site()), stop, listener::noticed),
                listener,
                watch);
        return new Run(context).execute();
    }

    private Repairs repairs() {
        return new Repairs(premises, listener, found -> run(Operation.REPAIR, Set.of(), found));
    }

    private Rollbacks undoing() {
        return new Rollbacks(
                target,
                plan.everything(),
                options,
                new dev.rekey.rollback.Runner(runner.name(), runner::dead),
                stop,
                listener);
    }

    private static Map<String, Long> rows(Scene scene) {
        Map<String, Long> rows = new LinkedHashMap<>();
        scene.specs()
                .forEach(
                        spec -> rows.put(spec.table(), scene.facts(spec.table()).rows()));
        return rows;
    }

    /** Something told of a run in the ledger. */
    private interface Told<R> {
        R of(Ledger ledger, String runId);
    }

    private <R> Optional<R> latest(Told<R> told) {
        return target.read(connection -> {
            Ledger ledger = premises.ledger(connection);
            return ledger.exists()
                    ? ledger.control().latestRun().map(runId -> told.of(ledger, runId))
                    : Optional.empty();
        });
    }

    private static <R> R translated(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException fault) {
            throw SqlFaults.ending(fault);
        }
    }

    /** Collects what a migration needs: a source, a target and tables; the rest has defaults. */
    public static final class Builder extends MigrationBuilder {
        private Builder() {}
    }
}
