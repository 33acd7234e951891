package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.assess.Scene;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Creates missing target tables and widens narrow columns, each recorded in the ledger with its SQL. */
record Definitions(Connection connection, Ledger ledger, String runId, MigrationOptions options, Runner runner) {

    /**
     * Applies what is missing.
     *
     * @param standing the tables as they are now that nobody else can create them
     */
    void apply(Scene scene, Map<String, TargetTable> standing, List<Widening.Wider> wider) {
        Handle handle = Daos.open(connection);
        for (TableSpec<?, ?> spec : scene.specs()) {
            TargetTable table = standing.get(spec.table());
            if (table == null || !table.exists()) {
                List<String> ddl = new TableDefinition(spec, options.targetSchema())
                        .ddl(scene.rights().webRoles());
                ddl.forEach(handle::execute);
                record(spec.table(), "create", String.join(";\n", ddl));
            }
        }
        for (Widening.Wider column : wider) {
            TargetTable table = standing.get(column.target().name());
            TargetColumn now = table == null ? null : table.column(column.column());
            if (now != null && now.type().equals(column.type())) {
                continue; // Another runner was quicker, and has begun to write there.
            }
            handle.execute(column.ddl());
            record(column.target().name(), "widen", column.ddl());
        }
    }

    private void record(String table, String operation, String sql) {
        ledger.control().record(runId, table, operation, sql, options.batchSize(), runner.name());
    }
}
