package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.ReasonCode;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows whose foreign key finds nothing: what they refer to has gone since they were mapped, or was never looked for. */
record Orphans(
        TargetTable target,
        String name,
        List<String> columns,
        String foreignTable,
        List<String> foreignColumns,
        String legacyKey,
        String ledgerSchema,
        String runId)
        implements Offenders {

    @Override
    public List<Offender> find(Connection connection, int limit) {
        String legacy = "stands." + Identifiers.quote(legacyKey);
        List<String> refers = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = "stands." + Identifiers.quote(columns.get(i));
            refers.add(column + " IS NOT NULL");
            found.add("parent." + Identifiers.quote(foreignColumns.get(i)) + " = " + column);
        }
        return Daos.open(connection)
                .createQuery("SELECT stands.id, " + legacy + "::bigint AS legacy_id,"
                        + " coalesce(m.inserted_by = :run, false) AS ours FROM " + target.sqlName() + " AS stands"
                        + " LEFT JOIN " + Identifiers.quote(ledgerSchema, "migration_mappings")
                        + " AS m ON m.entity_type = :table AND m.legacy_id = " + legacy + " AND m.new_id = stands.id"
                        + " WHERE " + String.join(" AND ", refers) + " AND NOT EXISTS (SELECT FROM " + foreignTable
                        + " AS parent WHERE " + String.join(" AND ", found) + ") ORDER BY " + legacy
                        + ", stands.id LIMIT :limit")
                .bind("table", target.name())
                .bind("run", runId)
                .bind("limit", limit)
                .map((row, context) -> {
                    long legacyId = row.getLong("legacy_id");
                    boolean unknown = row.wasNull();
                    return new Offender(
                            row.getObject("id", UUID.class),
                            unknown ? null : legacyId,
                            row.getBoolean("ours"),
                            refusal(legacyId));
                })
                .list();
    }

    /** In the words in which the target would have refused the row. */
    private Outcome.Refused refusal(long legacyId) {
        String message = "violates " + name + " (SQLSTATE 23503)";
        Issue fault = Issue.of(ReasonCode.CONSTRAINT_VIOLATED, target.name(), legacyId, null, message);
        return new Outcome.Refused(List.of(fault), null);
    }
}
