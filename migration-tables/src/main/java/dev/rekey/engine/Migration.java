package dev.rekey.engine;

import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Check;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.ReasonCode;
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
    private final Runner runner = Runner.current();
    private final StopSignal stop = new StopSignal();

    private Migration(Builder builder) {
        this.source = new Transactions(required(builder.source, "source"));
        this.target = new Transactions(required(builder.target, "target"));
        this.plan = new Plan(builder.tables, builder.only, builder.profile);
        this.profile = builder.profile.name();
        this.options = builder.options;
        this.listener = builder.listener;
    }

    /** Starts building a migration. */
    public static Builder builder() {
        return new Builder();
    }

    /** Checks, migrates and validates, resuming what an earlier run left. */
    public MigrationResult migrate() {
        return translated(() -> run(Operation.MIGRATE, Set.of()));
    }

    /** Takes up quarantined rows: those filed under {@code reasons}, or all if it is empty. */
    public MigrationResult retry(Set<ReasonCode> reasons) {
        return translated(() -> run(Operation.RETRY, reasons));
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
            List<Check> all = Checks.run(foreseen.withSite(scene.site().withPass(pass(foreseen, tables, took))));
            boolean within = tables.stream().allMatch(table -> table.successRate() >= table.requiredRate());
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

    private MigrationResult run(Operation operation, Set<ReasonCode> reasons) {
        Scene scene = survey();
        if (operation == Operation.RETRY && !scene.ledgerExists()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "there is nothing to retry: the target has no ledger; run: rekey migrate");
        }
        requireParents(scene);
        List<Check> answers = Checks.run(scene);
        Checks.require(answers);
        List<Widening.Wider> wider =
                options.widen() ? source.read(connection -> Widening.needed(connection, scene)) : List.of();
        Server from = source.read(Server::of);
        Opening opened = target.write(connection -> Opening.of(
                connection,
                ledger(connection),
                operation,
                scene,
                wider,
                new Circumstances(options, profile, runner, from, Server.of(connection), answers)));
        listener.planned(opened.runId(), opened.resumed(), rows(scene));
        opened.notices().forEach(listener::noticed);
        scene.tracking().notices().forEach(listener::noticed);
        RunContext context = new RunContext(
                opened.runId(),
                operation,
                reasons,
                source,
                target,
                options,
                scene.withTargets(opened.targets()),
                plan,
                runner,
                stop,
                listener);
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
