package dev.rekey.engine;

import dev.rekey.catalog.TargetTable;
import dev.rekey.catalog.UniqueKey;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Finds who has the unique keys that rows want. */
final class Conflicts {

    private final TargetTable target;
    private final String legacyKey;
    private final String ledgerSchema;

    Conflicts(TargetTable target, String legacyKey, String ledgerSchema) {
        this.target = target;
        this.legacyKey = legacyKey;
        this.ledgerSchema = ledgerSchema;
    }

    /**
     * A row that has a key which another wants.
     *
     * @param legacyId the row that wants it
     * @param columns the key's columns, in words
     * @param holderId the row that has it
     * @param holderLegacyId that row's legacy id, or null if it has none
     * @param holderRun the run that inserted it, or null if none of ours did; a row that was adopted stood before
     */
    public record Holder(
            long legacyId,
            String columns,
            UUID holderId,
            @Nullable Long holderLegacyId,
            @Nullable String holderRun) {}

    /**
     * Who has the keys of these rows.
     *
     * @param rows a JSON array of target rows
     */
    List<Holder> holders(Connection connection, String rows) {
        List<String> parts = new ArrayList<>();
        for (UniqueKey key : target.uniqueKeys()) {
            if (key.plain()) {
                parts.add(part(key));
            }
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        return Daos.open(connection)
                .registerRowMapper(ConstructorMapper.factory(Holder.class))
                .createQuery(String.join("\nUNION ALL\n", parts) + "\nORDER BY legacy_id, columns")
                .bind("rows", rows)
                .bind("table", target.name())
                .mapTo(Holder.class)
                .list();
    }

    private String part(UniqueKey key) {
        String legacy = Identifiers.quote(legacyKey);
        return "SELECT page." + legacy + "::bigint AS legacy_id, "
                + Literals.quote(String.join(", ", key.columns())) + " AS columns, stands.id AS holder_id, stands."
                + legacy + "::bigint AS holder_legacy_id, m.inserted_by AS holder_run"
                + " FROM json_populate_recordset(NULL::" + target.sqlName() + ", CAST(:rows AS json)) AS page"
                + " JOIN " + target.sqlName() + " AS stands ON " + key.sameKey("stands", "page")
                + " LEFT JOIN " + Identifiers.quote(ledgerSchema, "migration_mappings")
                + " AS m ON m.entity_type = :table AND m.legacy_id = stands." + legacy + " AND m.new_id = stands.id";
    }
}
