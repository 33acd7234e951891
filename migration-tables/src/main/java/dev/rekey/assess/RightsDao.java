package dev.rekey.assess;

import java.util.List;

/** Asks the target what the current role may do. */
interface RightsDao {

    /** What it may do outside single tables. */
    record General(String role, boolean createTables, boolean createLedger, List<String> webRoles) {}

    /** What it may do with one table. */
    record OnTable(String tableName, boolean select, boolean insert, boolean update, boolean delete, boolean hidden) {}

    /** A table in whatever schema that a link leads to. */
    record Linked(String schema, String name, boolean readable, boolean hidden) {}

    String GENERAL = """
            SELECT current_user::text AS role,
                   coalesce((SELECT has_schema_privilege(n.oid, 'CREATE') FROM pg_namespace n
                             WHERE n.nspname = :schema), false) AS create_tables,
                   coalesce((SELECT has_schema_privilege(n.oid, 'USAGE') AND has_schema_privilege(n.oid, 'CREATE')
                             FROM pg_namespace n WHERE n.nspname = :ledgerSchema),
                            has_database_privilege(current_database(), 'CREATE')) AS create_ledger,
                   ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.rolname IN ('anon', 'authenticated')
                         ORDER BY 1) AS web_roles""";

    String ON_TABLES = """
            SELECT c.relname AS table_name, has_table_privilege(c.oid, 'SELECT') AS select,
                   has_table_privilege(c.oid, 'INSERT') AS insert, has_table_privilege(c.oid, 'UPDATE') AS update,
                   has_table_privilege(c.oid, 'DELETE') AS delete, row_security_active(c.oid) AS hidden
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND c.relkind IN ('r', 'p', 'v', 'm')
            ORDER BY c.relname""";

    /** Row level security may show only a part of a table. */
    String LINKED = """
            SELECT n.nspname AS schema, c.relname AS name,
                   has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable,
                   row_security_active(c.oid) AS hidden
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN (<linked_schemas>) AND c.relname IN (<linked_tables>)""";
}
