package dev.rekey.ledger;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Counts a table whose rows are found by a legacy id. */
public interface ParentDao {

    /** Its rows, those with a legacy id, and legacy ids that several rows have. */
    record Counts(long rows, long withLegacyId, long foundTwice) {}

    String COUNT = """
            SELECT coalesce(sum(found.times), 0) AS rows,
                   coalesce(sum(found.times) FILTER (WHERE found.key IS NOT NULL), 0) AS with_legacy_id,
                   count(*) FILTER (WHERE found.key IS NOT NULL AND found.times > 1) AS found_twice
            FROM (SELECT <key> AS key, count(*) AS times FROM <table> GROUP BY 1) AS found""";

    /**
     * Counts the table in one pass.
     *
     * @param table its name, qualified and quoted
     * @param key the column with the legacy id, quoted
     */
    @SqlQuery(COUNT)
    @RegisterConstructorMapper(Counts.class)
    Counts count(@Define String table, @Define String key);
}
