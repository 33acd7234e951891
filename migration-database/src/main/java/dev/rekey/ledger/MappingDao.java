package dev.rekey.ledger;

import dev.rekey.api.Issue;
import dev.rekey.json.Json;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** {@code migration_mappings}: which legacy row became which target row, and of what source it was made. */
public interface MappingDao {

    /** What becomes of a row that is mapped already. */
    String ANEW = """
            ON CONFLICT (entity_type, legacy_id)
            DO UPDATE SET new_id = EXCLUDED.new_id, migration_batch = EXCLUDED.migration_batch,
                          inserted_by = CASE WHEN migration_mappings.new_id = EXCLUDED.new_id
                                             THEN coalesce(EXCLUDED.inserted_by, migration_mappings.inserted_by)
                                             ELSE EXCLUDED.inserted_by END,
                          migrated_at = clock_timestamp(), source_hash = EXCLUDED.source_hash,
                          issues = EXCLUDED.issues, target_hash = EXCLUDED.target_hash""";

    /**
     * A row's lineage, as a page carries it.
     *
     * @param inserted whether the row went in just now; one that stood, adopted or rewritten, did not
     * @param sourceHash as PostgreSQL reads bytea: {@code \x} and hexadecimal digits
     * @param issues the row's warnings; none is an empty list
     */
    record Lineage(long legacyId, UUID newId, boolean inserted, String sourceHash, List<Issue> issues) {

        /** The warnings as JSON; null when there are none. */
        @Nullable String said() {
            return issues.isEmpty() ? null : Json.write(issues);
        }
    }

    /**
     * Records a page's lineage; a row that is mapped already is mapped anew. {@code target_hash} is the row as it
     * stands now, after whatever triggers have made of what we wrote. {@code <target>} is its table, {@code <fingerprint>}
     * that of its row {@code stands}.
     */
    String RECORD = """
            INSERT INTO <ledger>.migration_mappings
              (entity_type, legacy_id, new_id, migration_batch, inserted_by, source_hash, issues, target_hash)
            SELECT :table, page.legacy_id, page.new_id, :runId, CASE WHEN page.inserted THEN :runId END,
                   CAST(page.source_hash AS bytea), CAST(page.issues AS jsonb),
                   CASE WHEN stands.id IS NOT NULL THEN <fingerprint> END
            FROM unnest(CAST(:legacyIds AS bigint[]), CAST(:newIds AS uuid[]), CAST(:inserted AS boolean[]),
                        CAST(:hashes AS text[]), CAST(:issues AS text[]))
              AS page (legacy_id, new_id, inserted, source_hash, issues)
            LEFT JOIN <target> AS stands ON stands.id = page.new_id
            """ + ANEW;

    /** Replaces what is said of rows that stand, and nothing else. */
    @SqlUpdate("""
            UPDATE <ledger>.migration_mappings AS m SET issues = page.issues
            FROM json_to_recordset(CAST(:page AS json)) AS page (legacy_id bigint, issues jsonb)
            WHERE m.entity_type = :table AND m.legacy_id = page.legacy_id""")
    void say(String table, String page);

    /** The rows that a run wrote, over some sixty equal stretches of the time from its first to its last. */
    String THROUGHPUT = """
            SELECT m.entity_type AS "table", span.start + stretch.number * span.width AS start,
                   extract(epoch FROM span.width) AS seconds, count(*) AS rows
            FROM <ledger>.migration_mappings AS m
                 CROSS JOIN (SELECT min(migrated_at) AS start,
                                    date_trunc('milliseconds', (max(migrated_at) - min(migrated_at)) / 60)
                                      + interval '1 millisecond' AS width
                             FROM <ledger>.migration_mappings WHERE migration_batch = :runId) AS span
                 CROSS JOIN LATERAL (SELECT floor(extract(epoch FROM m.migrated_at - span.start)
                                                  / extract(epoch FROM span.width))) AS stretch (number)
            WHERE m.migration_batch = :runId
            GROUP BY m.entity_type, stretch.number, span.start, span.width""";

    @SqlUpdate("DELETE FROM <ledger>.migration_mappings WHERE entity_type = :table AND legacy_id IN (<ids>)")
    void delete(String table, @BindList List<Long> ids);
}
