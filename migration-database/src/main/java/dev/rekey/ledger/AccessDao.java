package dev.rekey.ledger;

/** Who may read what: from the catalog, which everybody may read. */
interface AccessDao {

    /** A column of a table. */
    record TableColumn(String tableName, String columnName) {}

    /** A table without an ACL of its own has the default one. */
    String OF = """
            SELECT c.relname AS "table", pg_get_userbyid(c.relowner) AS owner,
                   CASE WHEN NOT c.relrowsecurity THEN 'off' WHEN c.relforcerowsecurity THEN 'forced' ELSE 'on' END
                     AS row_security,
                   ARRAY(SELECT p.polname::text FROM pg_policy p WHERE p.polrelid = c.oid ORDER BY 1) AS policies,
                   ARRAY(SELECT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee)::text END
                                || CASE WHEN bool_or(g.whole) THEN '' ELSE ' (some columns)' END
                         FROM (SELECT grantee, privilege_type, true AS whole
                               FROM aclexplode(coalesce(c.relacl, acldefault('r', c.relowner)))
                               UNION ALL
                               SELECT part.grantee, part.privilege_type, false
                               FROM pg_attribute a, aclexplode(a.attacl) AS part WHERE a.attrelid = c.oid) AS g
                         WHERE g.privilege_type = 'SELECT' GROUP BY g.grantee ORDER BY 1) AS readers
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')""";

    /** The columns that the current role reads without row level security coming in between. */
    String READABLE = """
            SELECT c.relname AS table_name, a.attname AS column_name
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT')
              AND NOT row_security_active(c.oid)""";
}
