package dev.rekey.assess;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Asks the target what the current role may do. */
interface RightsDao {

    /** What it may do outside single tables. */
    record General(String role, boolean createTables, boolean createLedger, List<String> webRoles) {}

    /** What it may do with one table. */
    record OnTable(String tableName, boolean select, boolean insert, boolean update, boolean delete, boolean hidden) {}

    @SqlQuery("""
            SELECT current_user::text AS role,
                   coalesce((SELECT has_schema_privilege(n.oid, 'CREATE') FROM pg_namespace n
                             WHERE n.nspname = :schema), false) AS create_tables,
                   coalesce((SELECT has_schema_privilege(n.oid, 'USAGE') AND has_schema_privilege(n.oid, 'CREATE')
                             FROM pg_namespace n WHERE n.nspname = :ledgerSchema),
                            has_database_privilege(current_database(), 'CREATE')) AS create_ledger,
                   ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.rolname IN ('anon', 'authenticated')
                         ORDER BY 1) AS web_roles""")
    @RegisterConstructorMapper(General.class)
    General general(String schema, String ledgerSchema);

    @SqlQuery("""
            SELECT c.relname AS table_name, has_table_privilege(c.oid, 'SELECT') AS select,
                   has_table_privilege(c.oid, 'INSERT') AS insert, has_table_privilege(c.oid, 'UPDATE') AS update,
                   has_table_privilege(c.oid, 'DELETE') AS delete, row_security_active(c.oid) AS hidden
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND c.relkind IN ('r', 'p', 'v', 'm')
            ORDER BY c.relname""")
    @RegisterConstructorMapper(OnTable.class)
    List<OnTable> onTables(String schema, @BindList List<String> tables);

    @SqlQuery("""
            SELECT EXISTS (
              SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = :schema AND c.relname = :table AND has_schema_privilege(n.oid, 'USAGE')
                AND has_table_privilege(c.oid, 'SELECT'))""")
    boolean readable(String schema, String table);

    /** Whether row level security shows only a part of the table. */
    @SqlQuery("""
            SELECT coalesce(bool_or(row_security_active(c.oid)), false)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname = :table""")
    boolean hidden(String schema, String table);
}
