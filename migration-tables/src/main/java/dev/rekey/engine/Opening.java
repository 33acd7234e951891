package dev.rekey.engine;

import dev.rekey.api.Deviations.Origin;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.assess.Survey;
import dev.rekey.catalog.TargetTable;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.jdbi.Bundle;
import dev.rekey.json.Json;
import dev.rekey.ledger.ControlDao;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDao;
import dev.rekey.ledger.RunDao;
import dev.rekey.ledger.RunDetails;
import dev.rekey.source.QueryHash;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A run that has begun or goes on. All that has to stand first (ledger, missing tables, wider columns) is made in the
 * one transaction that opens it, and only one runner at a time can be in there.
 *
 * @param runId the run's name
 * @param resumed whether an unfinished run goes on
 * @param targets the target tables as they are now
 * @param bulk tables that are loaded without their constraints and indexes
 * @param notices what whoever watches should know of the ledger
 */
record Opening(
        String runId, boolean resumed, Map<String, TargetTable> targets, Set<String> bulk, List<String> notices) {

    /**
     * Opens a run.
     *
     * @param fresh the name of the run if it is a new one; if there is one of that name, it is ours, whose opening was
     *     committed without our hearing of it
     */
    static Opening of(
            Ledger ledger,
            String fresh,
            Operation operation,
            Scene scene,
            List<Widening.Wider> wider,
            Circumstances circumstances)
            throws SQLException {
        MigrationOptions options = circumstances.options();
        Runner runner = circumstances.runner();
        int before = ledger.create();
        Optional<String> unfinished = before == 0 ? Optional.empty() : unfinished(ledger, operation);
        unfinished.ifPresent(run -> requireSameQueries(ledger, run, scene));
        if (operation == Operation.REPAIR) {
            Origin origin = Objects.requireNonNull(circumstances.repairing());
            Provenance.requireLatest(ledger, origin);
            unfinished
                    .filter(run -> !Provenance.isWorkedOff(ledger, origin))
                    .ifPresent(run -> beginOver(ledger, run, Provenance.name(origin)));
        }
        String runId = unfinished.orElse(fresh);
        BulkOpening bulk = new BulkOpening(ledger, runId, operation, options);
        Bundle bundle = ledger.bundle()
                .bind("runId", runId)
                .bind("operation", operation.inLedger())
                .bind("batchSize", options.batchSize())
                .bind("worker", runner.name())
                .bind("begun", Json.write(begun(scene, circumstances)))
                .tell(ControlDao.ADD);
        Supplier<Map<String, TargetTable>> standing = Survey.targets(bundle, scene.specs(), options.targetSchema());
        bundle.send();
        Map<String, TargetTable> targets =
                bulk.complete(new Definitions(ledger, runId, options, runner).apply(scene, standing.get(), wider));
        bulk.open(scene.specs(), targets);
        List<String> notices = new ArrayList<>(notices(before));
        notices.addAll(bulk.notices());
        return new Opening(runId, !runId.equals(fresh), targets, bulk.tables(), List.copyOf(notices));
    }

    private static List<ControlDao.Begun> begun(Scene scene, Circumstances circumstances) {
        List<ControlDao.Begun> begun = new ArrayList<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            begun.add(new ControlDao.Begun(
                    begun.size(),
                    spec.table(),
                    scene.facts(spec.table()).rows(),
                    spec.requiredRate(),
                    Json.write(circumstances.details(spec, begun.isEmpty()))));
        }
        return begun;
    }

    /** The run that goes on; a ledger that was made just now has none. */
    private static Optional<String> unfinished(Ledger ledger, Operation operation) {
        Bundle bundle =
                ledger.bundle().bind("operation", operation.inLedger()).bind("migrating", Operation.MIGRATE.inLedger());
        Supplier<List<RollbackDao.Row>> rollbacks = bundle.ask(RollbackDao.UNFINISHED, RollbackDao.Row.class);
        Supplier<List<String>> unfinished = bundle.ask(ControlDao.UNFINISHED, String.class);
        Supplier<List<String>> migrating =
                bundle.ask(ControlDao.UNFINISHED.replace(":operation", ":migrating"), String.class);
        bundle.send();
        requireNoRollback(rollbacks.get());
        if (operation == Operation.RETRY && !migrating.get().isEmpty()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "a migration is unfinished; run: rekey migrate, and retry after it");
        }
        return unfinished.get().stream().findFirst();
    }

    /** A repair that has begun with the findings of an earlier verification works off these, from the beginning. */
    private static void beginOver(Ledger ledger, String runId, String findings) {
        if (ledger.checkpoints().held(runId)) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "another runner repairs by an earlier verification (run " + runId + "); wait until it has ended");
        }
        ledger.checkpoints().rewind(runId);
        ledger.control().reopen(runId);
        for (RunDao.Described row : ledger.runs().described(runId)) {
            RunDetails details = Json.read(Objects.requireNonNull(row.details()), RunDetails.class);
            ledger.runs().describe(row.id(), Json.write(details.with(Provenance.SETTING, findings)));
        }
    }

    private static List<String> notices(int before) {
        int now = Ledger.currentVersion();
        return before == 0 || before == now
                ? List.of()
                : List.of("the ledger was brought from version " + before + " to " + now
                        + "; from now on use this Rekey or a newer one with it");
    }

    /** What is being taken away must not be counted on meanwhile. */
    private static void requireNoRollback(List<RollbackDao.Row> unfinished) {
        unfinished.stream().findFirst().ifPresent(row -> {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "the rollback of run " + row.runId() + " is unfinished; finish it first: rekey rollback --run "
                            + row.runId() + " --yes");
        });
    }

    /** A run's rows come from one set of queries: half of them read by others would be accounted for against the wrong ones. */
    private static void requireSameQueries(Ledger ledger, String runId, Scene scene) {
        Map<String, RunDetails> begun = ledger.runs().details(runId);
        List<String> changed = scene.specs().stream()
                .filter(spec -> begun.containsKey(spec.table()))
                .filter(spec -> {
                    String hash =
                            Objects.requireNonNull(begun.get(spec.table())).queryHash();
                    return hash != null && !hash.equals(QueryHash.of(spec));
                })
                .map(TableSpec::table)
                .toList();
        if (!changed.isEmpty()) {
            String profile = String.valueOf(Objects.requireNonNull(begun.get(changed.get(0)))
                    .configuration()
                    .get("SOURCE_PROFILE"));
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "the source queries or target.json have changed since run " + runId + " began (with SOURCE_PROFILE "
                            + profile + "): " + String.join(", ", changed)
                            + ". Put them back as they were until the run is complete; a run after it may read otherwise. Or take back"
                            + " what it inserted, and begin anew: rekey rollback --run " + runId);
        }
    }
}
