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
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Checks;
import dev.rekey.assess.Scene;
import dev.rekey.assess.Survey;
import dev.rekey.assess.site.Pass;
import dev.rekey.assess.site.RowsSurvey;
import dev.rekey.assess.site.Site;
import dev.rekey.assess.site.SiteSurvey;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.database.Server;
import dev.rekey.database.SqlFaults;
import dev.rekey.database.Transactions;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.Results;
import dev.rekey.ledger.RunFactsReader;
import dev.rekey.ledger.RunRecord;
import dev.rekey.profile.SourceProfile;
import dev.rekey.rollback.Rollbacks;
import dev.rekey.rollback.States;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Moves a set of tables from one database to the other. Build one, then {@link #migrate()}. Every method throws {@link
 * MigrationException} where it cannot go on; what was committed until then stays, and the next {@code migrate} resumes.
 */
public final class Migration {

    private final Transactions source;
    private final Transactions target;
    private final Plan plan;
    private final String profile;
    private final MigrationOptions options;
    private final ProgressListener listener;
    private final Step.Watch watch;
    private final Runner runner = Runner.current();
    private final StopSignal stop = new StopSignal();

    private Migration(Builder builder) {
        Patience patience = new Patience(
                builder.options.maxRetryAttempts(), builder.firstPause, stop::await, builder.listener::noticed);
        this.source = new Transactions("source database", required(builder.source, "source"), patience);
        this.target = new Transactions("target database", required(builder.target, "target"), patience);
        this.plan = new Plan(builder.tables, builder.only, builder.profile);
        this.profile = builder.profile.name();
        this.options = builder.options;
        ForeseenLimits.requireKnown(options.maxRejected(), plan.known());
        this.listener = builder.listener;
        this.watch = builder.watch;
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
        return translated(() -> {
            Scene scene = survey();
            requireProvenance(scene, found);
            Map<String, Listed> listed = Listed.all(found, plan, source);
            List<RepairPlan.Step> steps =
                    new ArrayList<>(new RepairPlanner(source, target, options, scene, plan).plan(listed));
            boolean repairing = isRepairing();
            steps.addAll(Leftovers.of(found, listed, repairing));
            steps.sort(Comparator.comparing(RepairPlan.Step::action));
            return new RepairPlan(found.origin(), repairing, List.copyOf(steps));
        });
    }

    /**
     * Migrates exactly those rows again that a verification found to deviate.
     *
     * @return empty if there is nothing to be done, and then nothing was written. The exit code is DATA also where something
     *     that deviates is left as it is
     */
    public Optional<MigrationResult> repair(Deviations found) {
        return translated(() -> {
            requireProvenance(survey(), found);
            boolean repairing = isRepairing();
            Map<String, Listed> listed = Listed.all(found, plan, source);
            if (!repairing && listed.values().stream().allMatch(table -> table.size() == 0)) {
                return Optional.empty();
            }
            MigrationResult result = run(Operation.REPAIR, Set.of(), found);
            long refused =
                    target.read(connection -> ledger(connection).quarantine().standing(result.runId()));
            if (refused > 0) {
                listener.noticed(refused + " of the rows that deviate could not be rewritten: they stand as they were,"
                        + " and the quarantine says why");
            }
            boolean left =
                    refused > 0 || !Leftovers.of(found, listed, repairing).isEmpty();
            return Optional.of(
                    left && result.exitCode() == ExitCode.COMPLETE ? result.withExitCode(ExitCode.DATA) : result);
        });
    }

    private void requireProvenance(Scene scene, Deviations found) {
        if (!scene.ledgerExists()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "there is nothing to repair: the target has no ledger; run: rekey migrate");
        }
        requireParents(scene);
        Provenance.requireHere(found.origin(), source, target, options, profile);
        target.read(connection -> {
            Provenance.requireLatest(ledger(connection), found.origin());
            Provenance.requireSameQueries(ledger(connection), scene);
            return true;
        });
    }

    private boolean isRepairing() {
        return target.read(connection -> ledger(connection)
                .control()
                .unfinishedRun(Operation.REPAIR.inLedger())
                .isPresent());
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
        return translated(() -> target.read(connection -> States.of(ledger(connection))));
    }

    /** Checks and forecasts every row's fate; reads only. */
    public Assessment assess() {
        return translated(() -> {
            Scene scene = survey();
            List<Check> checks = Checks.run(scene);
            requireParents(scene);
            Optional<ExitCode> forbidden = Checks.forbidden(checks);
            if (forbidden.isPresent()) {
                return new Assessment(forbidden.get(), checks, List.of());
            }
            long start = System.nanoTime();
            Scene foreseen = options.widen() ? widened(scene) : scene;
            List<Assessment.Forecast> tables = new Forecaster(source, target, options, foreseen, plan, listener).run();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            List<Check> all =
                    new ArrayList<>(Checks.run(foreseen.withSite(scene.site().withPass(pass(foreseen, tables, took)))));
            Optional<Check> limits = ForeseenLimits.check(options.maxRejected(), tables);
            limits.ifPresent(all::add);
            boolean within = limits.stream().allMatch(Check::passed)
                    && tables.stream().allMatch(table -> table.successRate() >= table.requiredRate());
            ExitCode otherwise = within ? ExitCode.COMPLETE : ExitCode.DATA;
            return new Assessment(Checks.forbidden(all).orElse(otherwise), all, tables);
        });
    }

    /** Measures the rows after the forecast, so that it shows whether the source stood still meanwhile. */
    private Pass pass(Scene scene, List<Assessment.Forecast> forecasts, Duration took) {
        Instant began = scene.site().source().state().clock();
        return new RowsSurvey(source, target, options, began).take(scene.subjects(), scene.parents(), forecasts, took);
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
        return translated(() ->
                target.read(connection -> RunFactsReader.read(ledger(connection), options.targetSchema(), runId)));
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
        Scene scene = survey();
        if (operation == Operation.RETRY && !scene.ledgerExists()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "there is nothing to retry: the target has no ledger; run: rekey migrate");
        }
        requireParents(scene);
        List<Check> answers = Checks.run(scene);
        Checks.require(answers);
        new Standstill(target, options.ledgerSchema(), stop, listener)
                .await(scene.site().ledger().pause(), operation);
        List<Widening.Wider> wider =
                options.widen() ? source.read(connection -> Widening.needed(connection, scene)) : List.of();
        Server from = source.read(Server::of);
        String fresh = RunIds.next();
        Deviations.Origin repairing = found == null ? null : found.origin();
        watch.taken(Step.SURVEYED, "");
        Opening opened = target.write(connection -> {
            Opening opening = Opening.of(
                    connection,
                    ledger(connection),
                    fresh,
                    operation,
                    scene,
                    wider,
                    new Circumstances(options, profile, repairing, runner, from, Server.of(connection), answers));
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

    private Rollbacks undoing() {
        return new Rollbacks(
                target,
                plan.everything(),
                options,
                new dev.rekey.rollback.Runner(runner.name(), runner::dead),
                stop,
                listener);
    }

    private Scene survey() {
        List<TableSpec<?, ?>> specs = plan.tables().stream()
                .<TableSpec<?, ?>>map(TableMigration::spec)
                .toList();
        Survey survey = new Survey(specs, options.targetSchema(), options.ledgerSchema());
        Site site = new SiteSurvey(source, target, specs, options).take();
        return source.read(from -> target.read(to -> survey.take(from, to, site)));
    }

    private void requireParents(Scene scene) {
        Set<String> migrated = !scene.ledgerExists()
                ? Set.of()
                : target.read(connection -> ledger(connection).control().migratedTables());
        plan.requireParents(migrated::contains);
    }

    private Scene widened(Scene scene) {
        Map<String, TargetTable> targets = new LinkedHashMap<>(scene.targets());
        for (Widening.Wider wider : source.read(connection -> Widening.needed(connection, scene))) {
            targets.computeIfPresent(
                    wider.target().name(), (name, table) -> table.withColumnType(wider.column(), wider.type()));
        }
        return scene.withTargets(targets);
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
            Ledger ledger = ledger(connection);
            return ledger.exists()
                    ? ledger.control().latestRun().map(runId -> told.of(ledger, runId))
                    : Optional.empty();
        });
    }

    private Ledger ledger(Connection connection) {
        return new Ledger(connection, options.ledgerSchema());
    }

    private static <R> R translated(Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException fault) {
            throw SqlFaults.ending(fault);
        }
    }

    private static Database required(@Nullable Database database, String which) {
        if (database == null) {
            throw new IllegalStateException("a migration needs a " + which);
        }
        return database;
    }

    /** Collects what a migration needs: a source, a target and tables; the rest has defaults. */
    public static final class Builder {
        private @Nullable Database source;
        private @Nullable Database target;
        private List<? extends TableMigration<?, ?>> tables = List.of();
        private List<String> only = List.of();
        private MigrationOptions options = MigrationOptions.DEFAULTS;
        private ProgressListener listener = ProgressListener.NONE;
        private SourceProfile profile = SourceProfile.DOCUMENTED;
        private Step.Watch watch = Step.Watch.NONE;
        private Duration firstPause = Patience.FIRST;

        private Builder() {}

        /** The legacy database; it is only read. */
        public Builder source(DataSource dataSource) {
            return source(Database.shared(dataSource));
        }

        /** The target database. */
        public Builder target(DataSource dataSource) {
            return target(Database.shared(dataSource));
        }

        public Builder source(Database database) {
            source = database;
            return this;
        }

        public Builder target(Database database) {
            target = database;
            return this;
        }

        /** The tables to migrate, in any order; parents among them come first by themselves. */
        public Builder tables(List<? extends TableMigration<?, ?>> all) {
            tables = List.copyOf(all);
            return this;
        }

        /** Only these of the tables, by name; all if empty. */
        public Builder only(List<String> names) {
            only = List.copyOf(names);
            return this;
        }

        /** Where the source keeps the tables; without one, each table's own query says. */
        public Builder profile(SourceProfile value) {
            profile = value;
            return this;
        }

        public Builder options(MigrationOptions value) {
            options = value;
            return this;
        }

        public Builder listener(ProgressListener value) {
            listener = value;
            return this;
        }

        /** For tests that kill runs: is told of each step. */
        Builder watch(Step.Watch value) {
            watch = value;
            return this;
        }

        /** How long to pause before work is tried again for the first time; tests do not wait for seconds. */
        Builder firstPause(Duration value) {
            firstPause = value;
            return this;
        }

        /**
         * The migration, ready to run.
         *
         * @throws IllegalStateException if source or target is missing
         * @throws MigrationException if a table's name is unknown
         */
        public Migration build() {
            return new Migration(this);
        }
    }
}
