package dev.rekey.ledger;

import dev.rekey.jdbi.JsonColumn;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** What stands under the names of the ledger's tables, as the catalog has it. */
interface TrackingCatalog {

    /**
     * A column.
     *
     * @param type without its limits
     * @param exact with them
     * @param characters what a varchar holds; null for no limit
     * @param filled whether it has a value where an INSERT does not name it
     * @param generated whether an INSERT may not name it
     */
    @JsonColumn
    record Column(
            String name,
            String type,
            String exact,
            @Nullable Integer characters,
            boolean notNull,
            boolean filled,
            boolean generated) {}

    /** A CHECK constraint. */
    @JsonColumn
    record Rule(String name, String expression) {}

    /**
     * A table, view or the like.
     *
     * @param obstacles why nobody can be sure to write there, in words
     */
    record Relation(String schema, String name, List<Column> columns, List<Rule> rules, List<String> obstacles) {

        @Nullable Column column(String column) {
            return columns.stream()
                    .filter(each -> each.name().equals(column))
                    .findFirst()
                    .orElse(null);
        }
    }

    @SqlQuery("""
            SELECT n.nspname AS schema, c.relname AS name,
                   (SELECT json_agg(json_build_object(
                             'name', a.attname, 'type', format_type(a.atttypid, NULL),
                             'exact', format_type(a.atttypid, a.atttypmod),
                             'characters', CASE WHEN t.typname = 'varchar' AND a.atttypmod > 4 THEN a.atttypmod - 4 END,
                             'not_null', a.attnotnull OR t.typnotnull,
                             'filled', a.atthasdef OR a.attidentity \\<> '' OR t.typdefault IS NOT NULL,
                             'generated', a.attgenerated \\<> '' OR a.attidentity = 'a') ORDER BY a.attnum)
                    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
                   (SELECT json_agg(json_build_object(
                             'name', k.conname, 'expression', pg_get_expr(k.conbin, k.conrelid)) ORDER BY k.conname)
                    FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c') AS rules,
                   ARRAY(SELECT 'it is no table' WHERE c.relkind NOT IN ('r', 'p')
                         UNION ALL
                         SELECT 'the role lacks USAGE on its schema' WHERE NOT has_schema_privilege(n.oid, 'USAGE')
                         UNION ALL
                         SELECT 'the role lacks ' || needed
                         FROM unnest(ARRAY['SELECT', 'INSERT',
                                CASE c.relname WHEN 'migration_mappings' THEN 'DELETE' ELSE 'UPDATE' END]) AS needed
                         WHERE NOT has_table_privilege(c.oid, needed)
                         UNION ALL
                         SELECT 'the role lacks USAGE on its sequence ' || s.relname
                         FROM pg_attrdef f
                         JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid
                                         AND d.refclassid = 'pg_class'::regclass
                         JOIN pg_class s ON s.oid = d.refobjid
                         WHERE f.adrelid = c.oid
                           AND CASE s.relkind WHEN 'S' THEN NOT has_sequence_privilege(s.oid, 'USAGE') END
                         UNION ALL
                         SELECT 'row level security hides rows of it' WHERE row_security_active(c.oid)
                         UNION ALL
                         SELECT 'it has rules' WHERE c.relhasrules AND c.relkind IN ('r', 'p')
                         UNION ALL
                         SELECT k.conname || ' is deferrable' FROM pg_constraint k
                         WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x') AND k.condeferrable
                         UNION ALL
                         SELECT 'it has the foreign key ' || k.conname FROM pg_constraint k
                         WHERE k.conrelid = c.oid AND k.contype = 'f') AS obstacles
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN (<schemas>) AND c.relname IN (<names>) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ORDER BY n.nspname, c.relname""")
    @RegisterConstructorMapper(Relation.class)
    List<Relation> relations(@BindList List<String> schemas, @BindList List<String> names);
}
