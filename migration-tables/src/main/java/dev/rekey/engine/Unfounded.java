package dev.rekey.engine;

import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/** Finds mappings that name no row: none stands under the id, or one for which the ledger has another mapping. */
final class Unfounded {

    private final TableSpec<?, ?> spec;
    private final TargetTable target;

    Unfounded(TableSpec<?, ?> spec, TargetTable target) {
        this.spec = spec;
        this.target = target;
    }

    /** Those of the legacy ids whose mapping names no row. */
    List<Long> among(Connection connection, String ledgerSchema, Collection<Long> legacyIds) {
        String key = "stands." + Identifiers.quote(spec.legacyKey());
        String mappings = Identifiers.quote(ledgerSchema, "migration_mappings");
        return Daos.open(connection)
                .createQuery("SELECT m.legacy_id FROM " + mappings + " AS m"
                        + " WHERE m.entity_type = :table AND m.legacy_id = ANY(:ids)"
                        + " AND NOT EXISTS (SELECT FROM " + target.sqlName() + " AS stands WHERE stands.id = m.new_id"
                        + " AND (" + key + " = m.legacy_id OR NOT EXISTS (SELECT FROM " + mappings
                        + " AS other WHERE other.entity_type = :table AND other.legacy_id = " + key
                        + " AND other.new_id = stands.id))) ORDER BY 1")
                .bind("table", spec.table())
                .bindArray("ids", Long.class, legacyIds)
                .mapTo(Long.class)
                .list();
    }
}
