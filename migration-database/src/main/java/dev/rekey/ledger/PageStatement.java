package dev.rekey.ledger;

import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.CheckpointDao.Advance;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * A page as most are, new rows that nothing stands against, in one statement: the partition is moved on and, if that
 * succeeds, the rows go in, and the lineage of those that went in is recorded. A server that is far away is asked once.
 * It is no SQL object, because attaching one takes longer than all else that is done for a page between two statements.
 */
public final class PageStatement {

    private static final String SQL =
            "WITH moved AS (" + CheckpointDao.ADVANCE + " RETURNING partition),\n" + """
            written AS (
              INSERT INTO <target> AS stands (<columns>)
              SELECT <columns> FROM json_populate_recordset(NULL::<target>, CAST(:rows AS json))
              WHERE EXISTS (SELECT FROM moved)
              ON CONFLICT DO NOTHING
              RETURNING stands.<legacyKey>::bigint AS legacy_id, stands.id AS new_id, <fingerprint> AS target_hash),
            traced AS (
              INSERT INTO <ledger>.migration_mappings
                (entity_type, legacy_id, new_id, migration_batch, inserted_by, source_hash, issues, target_hash)
              SELECT :table, legacy_id, written.new_id, :runId, :runId, page.source_hash, page.issues,
                     written.target_hash
              FROM json_to_recordset(CAST(:lineage AS json))
                     AS page (legacy_id bigint, source_hash bytea, issues jsonb)
                   JOIN written USING (legacy_id)
            """ + MappingDao.ANEW + """
            )
            SELECT NULL AS legacy_id,
                   set_config('idle_in_transaction_session_timeout', CAST(:silence AS text), true) AS bounded
            FROM moved
            UNION ALL SELECT legacy_id, NULL FROM written""";

    private static final ColumnMapper<Optional<Long>> LEGACY_ID =
            (row, column, context) -> Optional.ofNullable((Long) row.getObject(column));

    private final Map<String, String> names;

    /**
     * The statement for a table.
     *
     * @param target the target table, for SQL
     * @param columns of the rows, for SQL
     * @param legacyKey the target's column with the legacy id, for SQL
     * @param fingerprint of the target's row {@code stands}, as an SQL expression; no trigger may change the row after
     *     it went in
     */
    public PageStatement(
            String ledgerSchema, String target, List<String> columns, String legacyKey, String fingerprint) {
        this.names = Map.of(
                "ledger", Identifiers.quote(ledgerSchema),
                "target", target,
                "columns", String.join(", ", columns),
                "legacyKey", legacyKey,
                "fingerprint", fingerprint);
    }

    /**
     * Writes a page.
     *
     * @param advance how the page moves the partition on if all its rows go in
     * @param rows a JSON array of target rows
     * @param lineage a JSON array: legacy_id, source_hash and issues of each
     * @param silence for how many milliseconds the transaction may say nothing after it
     * @return the legacy ids of the rows that went in; empty if the partition was not ours, or elsewhere
     */
    public Optional<Set<Long>> write(
            Connection connection, Advance advance, String rows, String lineage, long silence) {
        Query query = Daos.open(connection).createQuery(SQL);
        names.forEach(query::define);
        List<Optional<Long>> lines = query.bindMethods(advance)
                .bind("rows", rows)
                .bind("lineage", lineage)
                .bind("silence", silence)
                .map(LEGACY_ID)
                .list();
        Set<Long> written = new HashSet<>();
        lines.forEach(line -> line.ifPresent(written::add));
        return lines.isEmpty() ? Optional.empty() : Optional.of(written);
    }
}
