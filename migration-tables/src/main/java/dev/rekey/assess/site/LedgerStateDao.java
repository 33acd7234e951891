package dev.rekey.assess.site;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Asks what is in the ledger's schema, whoever made it. */
interface LedgerStateDao {

    /** The columns of those of the tables that stand, as {@code table.column}. */
    @SqlQuery("""
            SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname = :schema AND c.relname IN (<tables>)""")
    List<String> columns(String schema, @BindList List<String> tables);

    @SqlQuery("""
            SELECT DISTINCT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee)::text END
            FROM pg_namespace n, aclexplode(n.nspacl) AS g
            WHERE n.nspname = :schema
              AND (g.grantee = 0 OR pg_get_userbyid(g.grantee) IN ('anon', 'authenticated'))
            ORDER BY 1""")
    List<String> openTo(String schema);

    /** Runners that beat within the lease of five seconds. */
    @SqlQuery("""
            SELECT DISTINCT owner FROM <ledger>.migration_checkpoints
            WHERE owner IS NOT NULL AND status = 'running' AND heartbeat > clock_timestamp() - interval '5 seconds'
            ORDER BY owner""")
    List<String> activeRunners();

    @SqlQuery("SELECT count(*) FROM <ledger>.migration_quarantine WHERE state = 'open'")
    long openRows();
}
