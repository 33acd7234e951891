package dev.rekey.engine;

import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Check;
import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.ProgressListener;
import dev.rekey.assess.Checks;
import dev.rekey.assess.Scene;
import dev.rekey.assess.site.Pass;
import dev.rekey.assess.site.RowsSurvey;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks both databases and forecasts every row's fate; reads only. */
final class Assessor {

    private final Premises premises;
    private final Transactions source;
    private final Transactions target;
    private final MigrationOptions options;
    private final ProgressListener listener;

    Assessor(Premises premises, ProgressListener listener) {
        this.premises = premises;
        this.source = premises.source();
        this.target = premises.target();
        this.options = premises.options();
        this.listener = listener;
    }

    Assessment assess() {
        Scene scene = premises.survey();
        List<Check> checks = Checks.run(scene);
        premises.requireParents(scene);
        return Checks.forbidden(checks)
                .map(forbidden -> new Assessment(forbidden, checks, List.of()))
                .orElseGet(() -> forecast(scene));
    }

    private Assessment forecast(Scene scene) {
        long start = System.nanoTime();
        Scene foreseen = options.widen() ? widened(scene) : scene;
        List<Forecast> tables = new Forecaster(source, target, options, foreseen, premises.plan(), listener).run();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<Check> all =
                new ArrayList<>(Checks.run(foreseen.withSite(scene.site().withPass(pass(foreseen, tables, took)))));
        Optional<Check> limits = ForeseenLimits.check(options.maxRejected(), tables);
        limits.ifPresent(all::add);
        boolean within = limits.stream().allMatch(Check::passed)
                && tables.stream().allMatch(table -> table.successRate() >= table.requiredRate());
        ExitCode otherwise = within ? ExitCode.COMPLETE : ExitCode.DATA;
        return new Assessment(Checks.forbidden(all).orElse(otherwise), all, tables);
    }

    /** Measures the rows after the forecast, so that it shows whether the source stood still meanwhile. */
    private Pass pass(Scene scene, List<Forecast> forecasts, Duration took) {
        Instant began = scene.site().source().state().clock();
        return new RowsSurvey(source, target, options, began).take(scene.subjects(), scene.parents(), forecasts, took);
    }

    private Scene widened(Scene scene) {
        Map<String, TargetTable> targets = new LinkedHashMap<>(scene.targets());
        for (Widening.Wider wider : source.read(connection -> Widening.needed(connection, scene))) {
            targets.computeIfPresent(
                    wider.target().name(), (name, table) -> table.withColumnType(wider.column(), wider.type()));
        }
        return scene.withTargets(targets);
    }
}
