package dev.rekey.engine;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.ProgressListener;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Forecasts every row's fate by reading and judging as a migration does, and asking the target in queries what a write
 * would run into. Tables come one after the other, rows by ascending legacy id, so that duplicates fall to the same
 * winners.
 */
final class Forecaster {

    private final Transactions source;
    private final Transactions target;
    private final MigrationOptions options;
    private final Scene scene;
    private final Plan plan;
    private final ProgressListener listener;
    private final Map<String, ForeseenRows> foreseen = new HashMap<>();

    Forecaster(
            Transactions source,
            Transactions target,
            MigrationOptions options,
            Scene scene,
            Plan plan,
            ProgressListener listener) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.scene = scene;
        this.plan = plan;
        this.listener = listener;
    }

    List<Forecast> run() {
        List<Forecast> forecasts = new ArrayList<>();
        for (TableMigration<?, ?> table : plan.tables()) {
            forecasts.add(forecast(table));
        }
        return forecasts;
    }

    private <L extends LegacyRow, T extends Record> Forecast forecast(TableMigration<L, T> migration) {
        TableSpec<L, T> spec = migration.spec();
        TargetTable table = scene.target(spec.table());
        boolean referred =
                plan.tables().stream().anyMatch(child -> plan.parentsOf(child).contains(spec.table()));
        ForeseenRows rows = new ForeseenRows(referred);
        foreseen.put(spec.table(), rows);
        Lookup<L> lookup = new Lookup<>(
                spec,
                Scopes.of(
                        scene,
                        plan,
                        options.targetSchema(),
                        options.ledgerSchema(),
                        table,
                        scene.ledgerExists(),
                        target.read(connection -> Scopes.hasRowsFromElsewhere(
                                connection, spec, table, options.ledgerSchema(), scene.ledgerExists()))));
        Judge<L, T> judge = new Judge<>(migration, table, options.update(), false);
        RowSource<L> pages = RowSource.query(
                migration,
                source,
                options.sourceTimeZone(),
                PageBounds.of(source, spec, scene.sourceColumns(spec.table())));
        Obstacles obstacles = new Obstacles(spec, table);
        ForecastTally tally = new ForecastTally(spec.table());
        long position = Long.MIN_VALUE;
        boolean last = false;
        while (!last) {
            try (Page<L> page = pages.page(position, Long.MAX_VALUE, options.batchSize())) {
                Surroundings around = target.read(connection -> lookup.around(connection, page.rows()));
                List<Fate.Judged<L>> judged = judge.judge(page.rows(), around, new ForeseenParents(around, foreseen));
                Map<Long, Outcome.Refused> refused = obstacles.meet(target, judged);
                judged.forEach(row -> rows.add(row.legacyId(), tally.count(row, refused.get(row.legacyId()))));
                listener.progressed(
                        spec.table(),
                        tally.rows(),
                        tally.rejected(),
                        scene.facts(spec.table()).rows());
                position = page.to();
                last = page.last();
            }
        }
        return tally.forecast(scene.facts(spec.table()).filtered(), spec.requiredRate());
    }
}
