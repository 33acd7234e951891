package dev.rekey.engine;

import dev.rekey.api.Deviations;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.RepairPlan;
import dev.rekey.assess.Scene;
import dev.rekey.database.Transactions;
import dev.rekey.engine.RunContext.Operation;
import dev.rekey.ledger.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Plans and carries out repairs of what a verification found, where it is of these databases still. */
final class Repairs {

    private final Premises premises;
    private final Transactions target;
    private final ProgressListener listener;
    private final Function<Deviations, MigrationResult> run;

    /** Of these databases; {@code run} migrates the rows that deviate. */
    Repairs(Premises premises, ProgressListener listener, Function<Deviations, MigrationResult> run) {
        this.premises = premises;
        this.target = premises.target();
        this.listener = listener;
        this.run = run;
    }

    /** What a repair would do, and what it would leave; reads only. */
    RepairPlan plan(Deviations found) {
        Scene scene = premises.survey();
        requireProvenance(scene, found);
        Map<String, Listed> listed = listed(found);
        List<RepairPlan.Step> steps = new ArrayList<>(
                new RepairPlanner(premises.source(), target, premises.options(), scene, premises.plan()).plan(listed));
        boolean repairing = isRepairing();
        steps.addAll(Leftovers.of(found, listed, repairing));
        steps.sort(Comparator.comparing(RepairPlan.Step::action));
        return new RepairPlan(found.origin(), repairing, List.copyOf(steps));
    }

    /** Repairs; empty if there is nothing to be done. */
    Optional<MigrationResult> run(Deviations found) {
        requireProvenance(premises.survey(), found);
        boolean repairing = isRepairing();
        Map<String, Listed> listed = listed(found);
        if (!repairing && listed.values().stream().allMatch(table -> table.size() == 0)) {
            return Optional.empty();
        }
        MigrationResult result = run.apply(found);
        long refused = target.read(
                connection -> premises.ledger(connection).quarantine().standing(result.runId()));
        if (refused > 0) {
            listener.noticed(refused + " of the rows that deviate could not be rewritten: they stand as they were,"
                    + " and the quarantine says why");
        }
        boolean left = refused > 0 || !Leftovers.of(found, listed, repairing).isEmpty();
        return Optional.of(
                left && result.exitCode() == ExitCode.COMPLETE ? result.withExitCode(ExitCode.DATA) : result);
    }

    private Map<String, Listed> listed(Deviations found) {
        return Listed.all(found, premises.plan(), premises.source());
    }

    private void requireProvenance(Scene scene, Deviations found) {
        if (!scene.ledgerExists()) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION, "there is nothing to repair: the target has no ledger; run: rekey migrate");
        }
        premises.requireParents(scene);
        Provenance.requireHere(found.origin(), premises.source(), target, premises.options(), premises.profile());
        target.read(connection -> {
            Ledger ledger = premises.ledger(connection);
            Provenance.requireLatest(ledger, found.origin());
            Provenance.requireSameQueries(ledger, scene);
            return true;
        });
    }

    private boolean isRepairing() {
        return target.read(connection -> premises.ledger(connection)
                .control()
                .unfinishedRun(Operation.REPAIR.inLedger())
                .isPresent());
    }
}
