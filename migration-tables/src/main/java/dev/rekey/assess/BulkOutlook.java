package dev.rekey.assess;

import dev.rekey.api.TableSpec;
import dev.rekey.bulk.Plans;
import dev.rekey.bulk.Readiness;
import dev.rekey.bulk.TablePlan;
import dev.rekey.catalog.TargetTable;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a bulk load would go.
 *
 * @param plans of the target tables that stand
 * @param readiness of each table
 */
record BulkOutlook(List<TablePlan> plans, Map<String, Readiness> readiness) {

    static BulkOutlook of(
            Connection connection,
            Ledger ledger,
            boolean ledgerExists,
            List<Taken> away,
            List<TableSpec<?, ?>> specs,
            Map<String, TargetTable> targets) {
        String runId = ledgerExists ? ledger.control().unfinishedRun("migrate").orElse(null) : null;
        Map<String, Readiness> readiness = new LinkedHashMap<>();
        Map<String, String> legacyKeys = new LinkedHashMap<>();
        String schema = "";
        for (TableSpec<?, ?> spec : specs) {
            TargetTable target = Objects.requireNonNull(targets.get(spec.table()));
            readiness.put(spec.table(), Readiness.of(ledger, runId, away, target));
            legacyKeys.put(spec.table(), spec.legacyKey());
            schema = target.schema();
        }
        return new BulkOutlook(
                List.copyOf(Plans.read(connection, schema, legacyKeys, targets).values()), readiness);
    }
}
