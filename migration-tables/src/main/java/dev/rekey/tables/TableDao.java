package dev.rekey.tables;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * A table's SQL. Its implementations are Jdbi SQL objects that say what a row of the source query is; {@code query},
 * names of tables and lists of columns are defined into the statements, the rest is bound.
 *
 * @param <L> a row as the source query yields it
 */
public interface TableDao<L> {

    /** A page of the source query, by keyset. */
    String PAGE = """
            SELECT source.*
            FROM (<query>
            ) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""";

    List<L> read(String query, long after, long upTo, int limit);

    @SqlQuery("""
            INSERT INTO <table> (<columns>)
            SELECT <columns> FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING <legacyKey>""")
    Set<Long> insert(@Define String table, @Define String columns, @Define String legacyKey, String rows);

    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (<columns>) = (SELECT <columns> FROM json_populate_record(NULL::<table>, page.line))
            FROM (SELECT line FROM json_array_elements(CAST(:rows AS json)) AS elements (line)) AS page
            WHERE stands.id = CAST(page.line ->> 'id' AS uuid)""")
    void update(@Define String table, @Define String columns, String rows);
}
