package dev.rekey.assess.site;

/** Reads from the catalogs what checks want to know of tables; it takes no lock on any of them. */
interface RelationDao {

    /** Locks of others under which nobody writes. */
    String LOCKS = """
            ARRAY(SELECT DISTINCT l.mode FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                  WHERE l.relation = c.oid AND d.datname = current_database() AND l.granted
                    AND l.pid \\<> pg_backend_pid()
                    AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
                  ORDER BY 1) AS locks
            """;

    /** Tables by names that source queries say: those that are found unqualified, and those of schemas that they say. */
    String SOURCE_TABLES = """
            SELECT c.relname AS name, has_table_privilege(c.oid, 'SELECT') AS select,
                   has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') AS write,
                   row_security_active(c.oid) AS hidden, c.reltuples \\< 0 AS unanalyzed,
            """ + LOCKS + """
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname IN (<names>) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND (pg_table_is_visible(c.oid) OR n.nspname IN (<schemas>))
            ORDER BY c.relname""";

    String RELATIONS = """
            SELECT c.relname AS name, c.relkind::text AS kind, c.relpersistence = 'u' AS unlogged,
                   EXISTS (SELECT FROM pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent)) AS inherits,
                   c.reltuples \\< 0 AS unanalyzed,
                   ARRAY(SELECT g.tgname || ' (' || p.proname || ')' FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
                         WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled IN ('O', 'A')
                           AND g.tgtype & 3 = 3 AND g.tgtype & 20 \\<> 0 ORDER BY 1) AS before_triggers,
                   ARRAY(SELECT w.rulename::text FROM pg_rewrite w WHERE w.ev_class = c.oid AND w.ev_type IN ('2', '3')
                         ORDER BY 1) AS rules,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
                           AND (a.attgenerated \\<> '' OR a.attidentity = 'a') ORDER BY a.attnum) AS generated,
                   ARRAY(SELECT DISTINCT a.attname::text FROM pg_index i
                         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
                         WHERE i.indrelid = c.oid AND i.indisvalid AND i.indpred IS NULL ORDER BY 1) AS indexed,
                   ARRAY(SELECT x.relname::text FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                         WHERE i.indrelid = c.oid AND NOT i.indisvalid ORDER BY 1) AS invalid_indexes,
                   ARRAY(SELECT k.conname::text FROM pg_constraint k WHERE k.conrelid = c.oid AND NOT k.convalidated
                         ORDER BY 1) AS unvalidated,
                   ARRAY(SELECT t.pubname::text FROM pg_publication_tables t
                         WHERE t.schemaname = n.nspname AND t.tablename = c.relname ORDER BY 1) AS publications,
            """ + LOCKS + """
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<names>) AND c.relkind NOT IN ('i', 'I', 't')
            ORDER BY c.relname""";

    String FOREIGN_COLUMNS = """
            SELECT c.relname AS "table", a.attname AS "column", fn.nspname AS foreign_schema, f.relname AS foreign_table
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
            JOIN pg_class f ON f.oid = k.confrelid
            JOIN pg_namespace fn ON fn.oid = f.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<ours>) AND k.contype = 'f' AND cardinality(k.conkey) = 1
            ORDER BY c.relname, a.attname""";
}
