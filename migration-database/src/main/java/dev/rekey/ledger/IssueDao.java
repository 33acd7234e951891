package dev.rekey.ledger;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindList.EmptyHandling;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What the ledger has to say of rows: the faults of quarantined ones, the warnings of those that stand. */
public interface IssueDao {

    String ISSUES = """
            WITH issue AS (
              SELECT q.table_name, q.legacy_id, i.n, i.issue
              FROM <ledger>.migration_quarantine q, jsonb_array_elements(q.issues) WITH ORDINALITY AS i (issue, n)
              WHERE q.state = 'open' AND q.table_name IN (<tables>)
              UNION ALL
              SELECT m.entity_type, m.legacy_id, i.n, i.issue
              FROM <ledger>.migration_mappings m, jsonb_array_elements(m.issues) WITH ORDINALITY AS i (issue, n)
              WHERE m.issues IS NOT NULL AND m.entity_type IN (<tables>))
            """;

    /** The worst first, then by table and legacy id. */
    String LIST = ISSUES + """
            SELECT issue ->> 'severity' AS severity, issue ->> 'code' AS code, table_name AS "table", legacy_id,
                   issue ->> 'column' AS "column", issue ->> 'message' AS message, issue ->> 'remedy' AS remedy
            FROM issue
            ORDER BY array_position(ARRAY['ERROR', 'WARNING', 'INFO'], issue ->> 'severity'),
                     array_position(CAST(:order AS text[]), table_name), legacy_id, n
            LIMIT :limit""";

    /** How often each issue occurs, by table and code; a rejected row counts once, under the code it is filed under. */
    String COUNT = ISSUES + """
            SELECT issue ->> 'severity' AS severity, issue ->> 'code' AS code, table_name AS "table",
                   count(*) AS "count", min(legacy_id) AS example,
                   (array_agg(issue ->> 'remedy' ORDER BY legacy_id))[1] AS remedy
            FROM issue WHERE n = 1 OR issue ->> 'severity' \\<> 'ERROR'
            GROUP BY 1, 2, 3
            ORDER BY array_position(ARRAY['ERROR', 'WARNING', 'INFO'], issue ->> 'severity'), count(*) DESC,
                     array_position(CAST(:order AS text[]), table_name)""";

    /** All of them. */
    @SqlQuery(ISSUES + "SELECT count(*) FROM issue")
    long total(@BindList(onEmpty = EmptyHandling.NULL_STRING) List<String> tables);
}
