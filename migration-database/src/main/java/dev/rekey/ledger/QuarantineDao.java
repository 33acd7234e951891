package dev.rekey.ledger;

import dev.rekey.api.Issue;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** {@code migration_quarantine}: rejected rows, whole, each with its reason and its remedy. */
public interface QuarantineDao {

    /**
     * A rejected row, as a page carries it.
     *
     * @param sourceRow the legacy row
     * @param issues all its faults; the first is the one it is filed under
     * @param winnerId for a duplicate, the legacy id of the row that has the key, if it has one
     */
    record Entry(
            long legacyId,
            Object sourceRow,
            String sourceHash,
            List<Issue> issues,
            @Nullable Long winnerId) {}

    @SqlUpdate("""
            INSERT INTO <ledger>.migration_quarantine AS q
              (run_id, table_name, legacy_id, code, column_name, message, remedy, source_row, source_hash, issues,
               winner_id)
            SELECT :runId, :table, page.legacy_id, page.issues -> 0 ->> 'code', page.issues -> 0 ->> 'column',
                   page.issues -> 0 ->> 'message', page.issues -> 0 ->> 'remedy', page.source_row, page.source_hash,
                   page.issues, page.winner_id
            FROM json_to_recordset(CAST(:page AS json))
              AS page (legacy_id bigint, source_row jsonb, source_hash bytea, issues jsonb, winner_id bigint)
            ON CONFLICT (table_name, legacy_id)
            DO UPDATE SET run_id = EXCLUDED.run_id, code = EXCLUDED.code, column_name = EXCLUDED.column_name,
                          message = EXCLUDED.message, remedy = EXCLUDED.remedy, source_row = EXCLUDED.source_row,
                          source_hash = EXCLUDED.source_hash, issues = EXCLUDED.issues,
                          winner_id = EXCLUDED.winner_id, state = 'open', attempts = q.attempts + 1,
                          updated_at = clock_timestamp()""")
    void setAside(String table, String runId, String page);

    @SqlUpdate("""
            UPDATE <ledger>.migration_quarantine SET state = 'resolved', updated_at = clock_timestamp()
            WHERE table_name = :table AND state = 'open' AND legacy_id IN (<ids>)""")
    void resolve(String table, @BindList List<Long> ids);

    /** Open entries after a legacy id, of one reason or, with none given, of any. */
    @SqlQuery("""
            SELECT legacy_id FROM <ledger>.migration_quarantine
            WHERE table_name = :table AND state = 'open' AND legacy_id > :after
              AND (:anyReason OR code = ANY(CAST(:reasons AS text[])))
            ORDER BY legacy_id LIMIT :limit""")
    List<Long> open(String table, boolean anyReason, String reasons, long after, int limit);

    @SqlQuery("""
            SELECT count(*) FROM <ledger>.migration_quarantine
            WHERE table_name = :table AND state = 'open' AND (:anyReason OR code = ANY(CAST(:reasons AS text[])))""")
    long countOpen(String table, boolean anyReason, String reasons);

    /**
     * Names the final winner where the one named was itself put out later; one step of the chain a call. A row that is set
     * aside and still stands has its keys: two of them that want each other's would be a chain without an end.
     *
     * @return how many entries were corrected; 0 when the chain has ended
     */
    @SqlUpdate("""
            UPDATE <ledger>.migration_quarantine AS q
            SET winner_id = w.winner_id,
                message = regexp_replace(q.message, '-?[0-9]+$', w.winner_id::text),
                issues = jsonb_set(q.issues, '{0,message}',
                                   to_jsonb(regexp_replace(q.message, '-?[0-9]+$', w.winner_id::text)))
            FROM <ledger>.migration_quarantine AS w
            WHERE q.table_name = :table AND q.run_id = :runId AND q.state = 'open' AND q.code = 'DUPLICATE_KEY'
              AND w.table_name = :table AND w.run_id = :runId AND w.state = 'open' AND w.code = 'DUPLICATE_KEY'
              AND q.winner_id = w.legacy_id AND w.winner_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM <ledger>.migration_mappings AS m
                              WHERE m.entity_type = :table AND m.legacy_id = w.legacy_id)""")
    int followWinners(String table, String runId);

    /** Rows that a run set aside although they stand: they could not be rewritten. */
    @SqlQuery("""
            SELECT count(*) FROM <ledger>.migration_quarantine AS q
            JOIN <ledger>.migration_mappings AS m ON m.entity_type = q.table_name AND m.legacy_id = q.legacy_id
            WHERE q.run_id = :runId AND q.state = 'open'""")
    long standing(String runId);
}
