package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Bundle;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates missing target tables and widens narrow columns, each recorded in the ledger with its SQL. */
record Definitions(Connection connection, Ledger ledger, String runId, MigrationOptions options, Runner runner) {

    /**
     * Applies what is missing.
     *
     * @param standing the tables as they are now that nobody else can create them
     * @return whether there was anything
     */
    boolean apply(Scene scene, Map<String, TargetTable> standing, List<Widening.Wider> wider) {
        Bundle bundle = Bundle.on(connection);
        Map<String, String> created = new LinkedHashMap<>();
        Map<String, String> widened = new LinkedHashMap<>();
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable table = standing.get(spec.table());
            if (table == null || !table.exists()) {
                List<String> ddl = new TableDefinition(spec, options.targetSchema())
                        .ddl(scene.rights().webRoles());
                ddl.forEach(sql -> bundle.tell(Daos.verbatim(sql)));
                created.put(spec.table(), String.join(";\n", ddl));
            }
        }
        for (Widening.Wider column : wider) {
            if (isWide(standing, column)) {
                continue;
            }
            bundle.tell(Daos.verbatim(column.ddl()));
            widened.merge(column.target().name(), column.ddl(), (one, other) -> one + "\n" + other);
        }
        bundle.send();
        created.forEach((table, sql) -> record(table, "create", sql));
        widened.forEach((table, sql) -> record(table, "widen", sql));
        return !created.isEmpty() || !widened.isEmpty();
    }

    /** Somebody else, or we without hearing of it, may have widened it since it was looked at. */
    private static boolean isWide(Map<String, TargetTable> standing, Widening.Wider wider) {
        TargetTable table = standing.get(wider.target().name());
        TargetColumn column = table == null ? null : table.column(wider.column());
        return column != null && column.type().equals(wider.type());
    }

    private void record(String table, String operation, String sql) {
        ledger.control().record(runId, table, operation, sql, options.batchSize(), runner.name());
    }
}
