package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.assess.Survey;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Bundle;
import dev.rekey.json.Json;
import dev.rekey.ledger.ControlDao;
import dev.rekey.ledger.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Creates missing target tables and widens narrow columns, each recorded in the ledger with its SQL. */
record Definitions(Ledger ledger, String runId, MigrationOptions options, Runner runner) {

    /**
     * Applies what is missing.
     *
     * @param standing the tables as they are now that nobody else can create them
     * @return the tables as they are then
     */
    Map<String, TargetTable> apply(Scene scene, Map<String, TargetTable> standing, List<Widening.Wider> wider) {
        Map<String, List<String>> created = new LinkedHashMap<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable table = standing.get(spec.table());
            if (table == null || !table.exists()) {
                created.put(
                        spec.table(),
                        new TableDefinition(spec, options.targetSchema())
                                .ddl(scene.rights().webRoles()));
            }
        }
        Map<String, List<String>> widened = new LinkedHashMap<>();
        for (Widening.Wider column : wider) {
            if (!isWide(standing, column)) {
                widened.computeIfAbsent(column.target().name(), table -> new ArrayList<>())
                        .add(column.ddl());
            }
        }
        return created.isEmpty() && widened.isEmpty() ? standing : apply(scene, created, widened);
    }

    private Map<String, TargetTable> apply(
            Scene scene, Map<String, List<String>> created, Map<String, List<String>> widened) {
        Bundle bundle = ledger.bundle();
        List<ControlDao.Recorded> recorded = new ArrayList<>();
        created.forEach((table, ddl) -> {
            ddl.forEach(bundle::tell);
            recorded.add(new ControlDao.Recorded(recorded.size(), table, "create", String.join(";\n", ddl)));
        });
        widened.forEach((table, ddl) -> {
            ddl.forEach(bundle::tell);
            recorded.add(new ControlDao.Recorded(recorded.size(), table, "widen", String.join("\n", ddl)));
        });
        bundle.bind("runId", runId)
                .bind("batchSize", options.batchSize())
                .bind("worker", runner.name())
                .bind("recorded", Json.write(recorded))
                .tell(ControlDao.RECORD);
        Supplier<Map<String, TargetTable>> targets = Survey.targets(bundle, scene.specs(), options.targetSchema());
        bundle.send();
        return targets.get();
    }

    /** Somebody else, or we without hearing of it, may have widened it since it was looked at. */
    private static boolean isWide(Map<String, TargetTable> standing, Widening.Wider wider) {
        TargetTable table = standing.get(wider.target().name());
        TargetColumn column = table == null ? null : table.column(wider.column());
        return column != null && column.type().equals(wider.type());
    }
}
