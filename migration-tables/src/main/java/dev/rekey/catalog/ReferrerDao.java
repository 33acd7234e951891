package dev.rekey.catalog;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Finds what refers to a table, in whatever schema; a partitioned table once, and not each of its partitions. */
public interface ReferrerDao {

    @SqlQuery("""
            SELECT k.conname AS name, n.nspname AS schema, c.relname AS table, k.confdeltype::text AS action,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (attnum, n)
                         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.n) AS columns,
                   ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u (attnum, n)
                         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.n)
                     AS referenced
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class t ON t.oid = k.confrelid
            JOIN pg_namespace s ON s.oid = t.relnamespace
            WHERE k.contype = 'f' AND k.conparentid = 0 AND s.nspname = :schema AND t.relname = :table
            ORDER BY n.nspname, c.relname, k.conname""")
    @RegisterConstructorMapper(Referrer.class)
    List<Referrer> of(String schema, String table);
}
