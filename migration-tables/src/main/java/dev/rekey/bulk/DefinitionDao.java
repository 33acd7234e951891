package dev.rekey.bulk;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads from the target's catalog what a bulk load would take away, and what forbids it. */
interface DefinitionDao {

    /**
     * A table.
     *
     * @param plain whether it is a table of its own: no partitions, no inheritance
     * @param owned whether its owner's rights are ours
     * @param creates whether we may create indexes in its schema
     */
    record TableRow(String tableName, boolean plain, boolean owned, boolean creates) {}

    /**
     * A foreign key of a table.
     *
     * @param kept why it cannot be taken away and brought back as it is; null if it can
     * @param referenceable whether we may refer to the table that it refers to
     */
    record ForeignKeyRow(
            String tableName,
            String name,
            String definition,
            @Nullable String comment,
            boolean validated,
            List<String> columns,
            String foreignSchema,
            String foreignTable,
            List<String> foreignColumns,
            boolean referenceable,
            @Nullable String kept) {}

    /**
     * An index of a table, but for the primary key's.
     *
     * @param constraint what the unique constraint that it belongs to says; null if it belongs to none
     * @param columns its key columns; those that are expressions are left out
     * @param plain whether the columns alone decide what is unique
     * @param statistics the positions and targets of its columns that have a statistics target of their own, {@code 1 100}
     * @param kept why it cannot be taken away and brought back as it is; null if it can
     */
    record IndexRow(
            String tableName,
            String name,
            String definition,
            @Nullable String constraint,
            @Nullable String comment,
            @Nullable String constraintComment,
            boolean unique,
            List<String> columns,
            boolean plain,
            boolean nullsEqual,
            String tablespace,
            boolean clustered,
            List<String> statistics,
            @Nullable String kept) {}

    @SqlQuery("""
            SELECT c.relname AS table_name,
                   c.relkind = 'r' AND NOT c.relispartition
                     AND NOT EXISTS (SELECT FROM pg_inherits h WHERE c.oid IN (h.inhrelid, h.inhparent)) AS plain,
                   pg_has_role(c.relowner, 'USAGE') AS owned, has_schema_privilege(n.oid, 'CREATE') AS creates
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND c.relkind IN ('r', 'p') ORDER BY c.relname""")
    @RegisterConstructorMapper(TableRow.class)
    List<TableRow> tables(String schema, @BindList List<String> tables);

    /** In the order in which their checks fire. */
    @SqlQuery("""
            SELECT c.relname AS table_name, k.conname AS name, pg_get_constraintdef(k.oid) AS definition,
                   obj_description(k.oid, 'pg_constraint') AS comment, k.convalidated AS validated,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (attnum, n)
                         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.n) AS columns,
                   fn.nspname AS foreign_schema, f.relname AS foreign_table,
                   ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (attnum, n)
                         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.n)
                     AS foreign_columns,
                   has_table_privilege(f.oid, 'REFERENCES') AS referenceable,
                   CASE WHEN k.confmatchtype \\<> 's' AND cardinality(k.conkey) > 1 THEN 'is MATCH FULL'
                        WHEN coalesce(to_jsonb(k) ->> 'conenforced', 'true') = 'false' THEN 'is NOT ENFORCED'
                        WHEN k.conparentid \\<> 0 OR f.relkind \\<> 'r' THEN 'belongs to a partitioned table'
                        WHEN EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgenabled \\<> 'O')
                        THEN 'has triggers that were switched' END AS kept
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class f ON f.oid = k.confrelid
            JOIN pg_namespace fn ON fn.oid = f.relnamespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND k.contype = 'f'
            ORDER BY c.relname, k.oid""")
    @RegisterConstructorMapper(ForeignKeyRow.class)
    List<ForeignKeyRow> foreignKeys(String schema, @BindList List<String> tables);

    @SqlQuery("""
            SELECT c.relname AS table_name, x.relname AS name, pg_get_indexdef(x.oid) AS definition,
                   pg_get_constraintdef(k.oid) AS constraint, obj_description(x.oid, 'pg_class') AS comment,
                   obj_description(k.oid, 'pg_constraint') AS constraint_comment, i.indisunique AS unique,
                   ARRAY(SELECT a.attname::text FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS u (attnum, n)
                         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
                         WHERE u.n \\<= i.indnkeyatts ORDER BY u.n) AS columns,
                   i.indpred IS NULL AND i.indexprs IS NULL AND i.indimmediate AS plain,
                   coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_equal,
                   coalesce(s.spcname, '') AS tablespace, i.indisclustered AS clustered,
                   ARRAY(SELECT a.attnum || ' ' || a.attstattarget FROM pg_attribute a
                         WHERE a.attrelid = x.oid AND coalesce(a.attstattarget, -1) >= 0 ORDER BY a.attnum) AS statistics,
                   CASE WHEN NOT (i.indisvalid AND i.indisready AND i.indislive) THEN 'is invalid'
                        WHEN i.indisexclusion THEN 'is an exclusion constraint''s'
                        WHEN i.indisreplident THEN 'is the replica identity'
                        WHEN k.condeferrable THEN 'is deferrable'
                        WHEN EXISTS (SELECT FROM pg_constraint r WHERE r.conindid = x.oid AND r.contype = 'f')
                        THEN 'is what a foreign key refers to'
                        WHEN EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = x.oid
                                     AND d.deptype IN ('e', 'x')) THEN 'belongs to an extension'
                        WHEN i.indisunique AND EXISTS (
                          SELECT FROM unnest(i.indkey::smallint[], i.indclass::oid[], i.indcollation::oid[])
                            WITH ORDINALITY AS u (attnum, opclass, collated, n)
                          JOIN pg_opclass o ON o.oid = u.opclass
                          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
                          WHERE u.n \\<= i.indnkeyatts AND (NOT o.opcdefault OR u.collated \\<> a.attcollation))
                        THEN 'compares otherwise than its columns do' END AS kept
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_constraint k ON k.conindid = x.oid AND k.conrelid = c.oid AND k.contype IN ('u', 'x', 'p')
            LEFT JOIN pg_tablespace s ON s.oid = x.reltablespace
            WHERE n.nspname = :schema AND c.relname IN (<tables>) AND NOT i.indisprimary
            ORDER BY c.relname, i.indisunique DESC, x.oid""")
    @RegisterConstructorMapper(IndexRow.class)
    List<IndexRow> indexes(String schema, @BindList List<String> tables);
}
