package dev.rekey.assess.site;

import dev.rekey.ledger.ControlDao;

/** Asks what is in the ledger's schema, whoever made it. */
interface LedgerStateDao {

    /** The columns of those of the tables that stand, as {@code table.column}. */
    String COLUMNS = """
            SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname = :schema AND c.relname IN (<tables>)""";

    String OPEN_TO = """
            SELECT DISTINCT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee)::text END
            FROM pg_namespace n, aclexplode(n.nspacl) AS g
            WHERE n.nspname = :schema
              AND (g.grantee = 0 OR pg_get_userbyid(g.grantee) IN ('anon', 'authenticated'))
            ORDER BY 1""";

    /** Runs that would be gone on with: of each operation the latest, those of migrations first. */
    String UNFINISHED = """
            SELECT run_id FROM <ledger>.migration_control AS c WHERE
            """ + ControlDao.MOVES + " AND status \\<> 'completed' AND NOT " + ControlDao.UNDONE
            + " ORDER BY array_position(ARRAY['migrate', 'retry', 'repair'], operation), id DESC LIMIT 1";

    String ROLLBACKS = """
            SELECT run_id FROM <ledger>.migration_control
            WHERE operation = 'rollback' AND status \\<> 'completed' ORDER BY id LIMIT 1""";

    /** Runners that beat within the lease of five seconds. */
    String ACTIVE_RUNNERS = """
            SELECT DISTINCT owner FROM <ledger>.migration_checkpoints
            WHERE owner IS NOT NULL AND status = 'running' AND heartbeat > clock_timestamp() - interval '5 seconds'
            ORDER BY owner""";

    String OPEN_ROWS = "SELECT count(*) FROM <ledger>.migration_quarantine WHERE state = 'open'";
}
