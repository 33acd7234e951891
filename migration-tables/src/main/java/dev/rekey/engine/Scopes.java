package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Set;

/** What a table's lookups can look into. */
final class Scopes {

    private Scopes() {}

    /** Whether a run may find rows in the target that the ledger does not know. */
    static boolean adoptable(RunContext run, TableSpec<?, ?> spec, TargetTable target) {
        return run.operation() == RunContext.Operation.REPAIR
                || run.target()
                        .ask(connection -> hasRowsFromElsewhere(
                                connection, spec, target, run.options().ledgerSchema(), true));
    }

    /** In a run: the ledger stands, and so do the tables. */
    static Lookup.Scope of(RunContext run, TargetTable target, boolean adoptable) {
        boolean repair = run.operation() == RunContext.Operation.REPAIR;
        return of(
                run.scene(),
                run.plan(),
                run.options().targetSchema(),
                run.options().ledgerSchema(),
                target,
                true,
                adoptable,
                repair);
    }

    /** Before a repair: what the ledger says of rows may be wrong. */
    static Lookup.Scope ofRepair(Scene scene, Plan plan, MigrationOptions options, TargetTable target) {
        return of(scene, plan, options.targetSchema(), options.ledgerSchema(), target, true, target.exists(), true);
    }

    static Lookup.Scope of(
            Scene scene,
            Plan plan,
            String targetSchema,
            String ledgerSchema,
            TargetTable target,
            boolean ledgerExists,
            boolean adoptable) {
        return of(scene, plan, targetSchema, ledgerSchema, target, ledgerExists, adoptable, false);
    }

    private static Lookup.Scope of(
            Scene scene,
            Plan plan,
            String targetSchema,
            String ledgerSchema,
            TargetTable target,
            boolean ledgerExists,
            boolean adoptable,
            boolean repair) {
        Set<String> standing = new HashSet<>(scene.parents().keySet());
        scene.targets().values().stream().filter(TargetTable::exists).forEach(table -> standing.add(table.name()));
        return new Lookup.Scope(
                targetSchema,
                ledgerSchema,
                ledgerExists,
                target.exists(),
                adoptable,
                repair,
                standing,
                plan.known(),
                scene.links());
    }

    /**
     * Whether the target has rows with a legacy id that the ledger does not know: such rows are adopted. Only then is it
     * worth looking for every row in the target, which may have no index on legacy ids.
     */
    static boolean hasRowsFromElsewhere(
            Connection connection,
            TableSpec<?, ?> spec,
            TargetTable target,
            String ledgerSchema,
            boolean ledgerExists) {
        if (!target.exists()) {
            return false;
        }
        String key = "stands." + Identifiers.quote(spec.legacyKey());
        String unknown = ledgerExists
                ? " AND NOT EXISTS (SELECT FROM " + Identifiers.quote(ledgerSchema, "migration_mappings")
                        + " AS m WHERE m.entity_type = " + Literals.quote(spec.table()) + " AND m.legacy_id = " + key
                        + ")"
                : "";
        return Daos.open(connection)
                .createQuery("SELECT EXISTS (SELECT FROM " + target.sqlName() + " AS stands WHERE " + key
                        + " IS NOT NULL" + unknown + ")")
                .mapTo(Boolean.class)
                .one();
    }
}
