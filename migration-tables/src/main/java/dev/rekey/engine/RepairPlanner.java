package dev.rekey.engine;

import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.RepairPlan.Action;
import dev.rekey.api.RepairPlan.Step;
import dev.rekey.api.TableMigration;
import dev.rekey.assess.Scene;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Transactions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Foresees what a repair does with the rows that it takes up. It reads them, and what is known of them, page by page. */
final class RepairPlanner {

    private final Transactions source;
    private final Transactions target;
    private final MigrationOptions options;
    private final Scene scene;
    private final Plan plan;

    RepairPlanner(Transactions source, Transactions target, MigrationOptions options, Scene scene, Plan plan) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.scene = scene;
        this.plan = plan;
    }

    List<Step> plan(Map<String, Listed> tables) {
        List<Step> steps = new ArrayList<>();
        for (TableMigration<?, ?> migration : plan.tables()) {
            String table = migration.spec().table();
            Listed listed = tables.get(table);
            if (listed != null && listed.size() > 0) {
                table(migration, listed).forEach((action, rows) -> steps.add(Leftovers.step(action, table, rows)));
            }
        }
        return steps;
    }

    private <L extends LegacyRow, T extends Record> Map<Action, SortedSet<Long>> table(
            TableMigration<L, T> migration, Listed listed) {
        TargetTable table = scene.target(migration.spec().table());
        Lookup<L> lookup = new Lookup<>(migration.spec(), Scopes.ofRepair(scene, plan, options, table));
        Map<Action, SortedSet<Long>> actions = new EnumMap<>(Action.class);
        long position = Long.MIN_VALUE;
        List<Long> ids = listed.after(position, options.batchSize());
        while (!ids.isEmpty()) {
            List<L> rows = RowSource.named(migration, source, options.sourceTimeZone(), ids);
            Surroundings around = target.read(connection -> lookup.around(connection, rows));
            SortedSet<Long> gone = new TreeSet<>(ids);
            for (L row : rows) {
                gone.remove(row.legacyId());
                put(actions, action(row, around.known(row.legacyId()), listed), row.legacyId());
            }
            gone(migration, listed, gone, actions);
            position = ids.get(ids.size() - 1);
            ids = listed.after(position, options.batchSize());
        }
        return actions;
    }

    private static Action action(LegacyRow row, Known known, Listed listed) {
        long id = row.legacyId();
        if (!listed.rewrites(id)) {
            return listed.is(Kind.MAPPING, id) ? Action.RECORD : Action.SET_ASIDE;
        }
        if (!listed.is(Kind.MISSING, id) && !listed.is(Kind.DIFFERS, id)) {
            return Action.SPAN;
        }
        if (known.mappedId() != null || known.foundId() != null) {
            boolean changed = known.mappedHash() != null && !known.mappedHash().equals(RowHash.of(row));
            return changed ? Action.REWRITE_CHANGED : Action.REWRITE;
        }
        return known.lostId() != null ? Action.INSERT_AGAIN : Action.MIGRATE;
    }

    /** Rows that the source does not have, or not any more. */
    private void gone(
            TableMigration<?, ?> migration, Listed listed, SortedSet<Long> gone, Map<Action, SortedSet<Long>> actions) {
        if (gone.isEmpty()) {
            return;
        }
        Unfounded unfounded =
                new Unfounded(migration.spec(), scene.target(migration.spec().table()));
        List<Long> forgotten = target.read(connection -> unfounded.among(connection, options.ledgerSchema(), gone));
        gone.forEach(id -> {
            if (forgotten.contains(id)) {
                put(actions, Action.FORGET, id);
            } else if (listed.is(Kind.QUARANTINE, id) || listed.rewrites(id)) {
                put(actions, Action.LEAVE_GONE, id);
            }
        });
    }

    private static void put(Map<Action, SortedSet<Long>> actions, Action action, long id) {
        actions.computeIfAbsent(action, any -> new TreeSet<>()).add(id);
    }
}
