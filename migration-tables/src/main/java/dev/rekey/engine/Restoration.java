package dev.rekey.engine;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.TableMigration;
import dev.rekey.bulk.Definition.Details;
import dev.rekey.bulk.Kind;
import dev.rekey.bulk.Rebuild;
import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import dev.rekey.database.SqlFaults;
import dev.rekey.ledger.BulkDao.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Brings a table's constraints and indexes back once its rows are in, one after the other, each in transactions of its
 * own: whoever is killed in between leaves a ledger that says what is still away. Foreign keys come first, for a row that
 * they refuse takes no unique key from another.
 */
final class Restoration<L extends LegacyRow> {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final String LOCK_REFUSED = "55P03";

    /** How often rows are looked for that break something: others may write meanwhile. */
    private static final int ROUNDS = 5;

    private final RunContext run;
    private final TableMigration<L, ?> migration;
    private final TargetTable target;
    private final Allowance allowance;
    private final SortingOut<L> sortingOut;
    private boolean told;

    Restoration(RunContext run, TableMigration<L, ?> migration, TargetTable target, Allowance allowance) {
        this.run = run;
        this.migration = migration;
        this.target = target;
        this.allowance = allowance;
        this.sortingOut = new SortingOut<>(run, migration, target, allowance);
    }

    /** Whether all is back; not so only where a stop was asked for, or too many rows would be rejected. */
    boolean complete() {
        List<Taken> away = away();
        try {
            for (Taken taken : away) {
                if (!isBack(taken)) {
                    return false;
                }
            }
        } catch (Allowance.Exceeded exceeded) {
            allowance.stop(exceeded);
            return false;
        }
        if (!away.isEmpty()) {
            run.watch().taken(Step.BULK_RESTORED, target.name());
        }
        return true;
    }

    private List<Taken> away() {
        return run.operation() != RunContext.Operation.MIGRATE
                ? List.of()
                : run.target().ask(connection -> run.ledger(connection).bulk().open().stream()
                        .filter(taken -> taken.runId().equals(run.runId()))
                        .filter(taken -> taken.tableName().equals(target.name()))
                        .toList());
    }

    private boolean isBack(Taken taken) {
        Offenders offenders = offenders(taken);
        if (isSearchedFirst(taken)) {
            sortingOut.run(taken, offenders);
        }
        int rounds = 0;
        while (!run.stop().requested()) {
            try {
                if (step(taken) == 0) {
                    return true;
                }
            } catch (RuntimeException fault) {
                if (LOCK_REFUSED.equals(SqlFaults.state(fault))) {
                    await(taken);
                } else if (SqlFaults.blamesRow(fault) && rounds++ < ROUNDS) {
                    sortingOut.run(taken, offenders);
                } else {
                    throw fault;
                }
            }
        }
        return false;
    }

    private int step(Taken taken) {
        int left = run.target().write(connection -> {
            int steps = Rebuild.step(run.ledger(connection), taken);
            run.watch().taken(Step.BULK_RESTORING, target.name());
            return steps;
        });
        run.watch().taken(Step.BULK_BETWEEN, target.name());
        return left;
    }

    private void await(Taken taken) {
        if (!told) {
            run.listener()
                    .noticed(
                            target.name() + ": the " + taken.kind() + " " + taken.name()
                                    + " is to come back, and others hold the tables that it takes (pg_locks); waiting for them");
            told = true;
        }
        run.stop().await(POLL);
    }

    /**
     * A foreign key that is checked tells by itself whether a row breaks it; one that is not never will, and the server's
     * log would quote a duplicate key.
     */
    private static boolean isSearchedFirst(Taken taken) {
        Kind kind = Kind.of(taken.kind());
        return kind.unique() || (kind == Kind.FOREIGN_KEY && !Details.of(taken).validated());
    }

    private Offenders offenders(Taken taken) {
        Kind kind = Kind.of(taken.kind());
        Details details = Details.of(taken);
        String legacyKey = migration.spec().legacyKey();
        String ledger = run.options().ledgerSchema();
        if (kind == Kind.FOREIGN_KEY) {
            return new Orphans(
                    target,
                    taken.name(),
                    details.columns(),
                    Objects.requireNonNull(details.foreignTable()),
                    details.foreignColumns(),
                    legacyKey,
                    ledger,
                    run.runId());
        }
        if (kind.unique() && details.plain() && !details.columns().equals(List.of(legacyKey))) {
            UniqueKey key = new UniqueKey(taken.name(), details.columns(), true, details.nullsEqual());
            Contest contest = new Contest(target, new Conflicts(target, legacyKey, ledger), run.runId());
            return new Duplicates(target, key, legacyKey, ledger, run.runId(), contest);
        }
        return Offenders.NONE;
    }
}
