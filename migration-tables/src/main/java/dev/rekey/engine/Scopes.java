package dev.rekey.engine;

import dev.rekey.assess.Scene;
import dev.rekey.catalog.TargetTable;
import java.util.HashSet;
import java.util.Set;

/** What a table's lookups can look into. */
final class Scopes {

    private Scopes() {}

    /** In a run: the ledger stands, and so do the tables. */
    static Lookup.Scope of(RunContext run, TargetTable target, boolean adoptable) {
        return of(
                run.scene(),
                run.plan(),
                run.options().targetSchema(),
                run.options().ledgerSchema(),
                target,
                true,
                adoptable);
    }

    static Lookup.Scope of(
            Scene scene,
            Plan plan,
            String targetSchema,
            String ledgerSchema,
            TargetTable target,
            boolean ledgerExists,
            boolean adoptable) {
        Set<String> standing = new HashSet<>(scene.parents().keySet());
        scene.targets().values().stream().filter(TargetTable::exists).forEach(table -> standing.add(table.name()));
        return new Lookup.Scope(
                targetSchema,
                ledgerSchema,
                ledgerExists,
                target.exists(),
                adoptable,
                standing,
                plan.known(),
                scene.links());
    }
}
