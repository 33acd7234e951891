package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;

/**
 * The mappings that a migration records in {@code public.migration_mappings} beside the ledger, where earlier scripts left
 * a table of that name and the known form. Rows there are the migration's if they have the ledger's time; others are theirs.
 */
final class TrackedMappings {

    /** Whether there is such a table: 0, if there is none of the form; 1, if it may be read; 2, if not. */
    private static final String FORM = """
            SELECT coalesce(max(CASE WHEN has_schema_privilege(c.relnamespace, 'USAGE')
                                          AND has_table_privilege(c.oid, 'SELECT') AND NOT row_security_active(c.oid)
                                     THEN 1 ELSE 2 END), 0)
            FROM pg_class AS c
            WHERE c.relnamespace = to_regnamespace('public') AND c.relname = 'migration_mappings' AND :ledger <> '\"public\"'
              AND c.relkind IN ('r', 'p')
              AND (SELECT count(*) FROM pg_attribute AS a
                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                     AND (a.attname = 'migration_batch'
                          OR (a.attname, format_type(a.atttypid, NULL))
                             IN (('entity_type', 'text'), ('entity_type', 'character varying'), ('new_id', 'uuid'),
                                 ('legacy_id', 'integer'), ('legacy_id', 'bigint'),
                                 ('migrated_at', 'timestamp with time zone'),
                                 ('migrated_at', 'timestamp without time zone')))) = 5
              AND NOT EXISTS (SELECT FROM pg_attribute AS a
                              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
                                AND NOT a.atthasdef AND a.attidentity = '' AND a.attname NOT IN
                                  ('entity_type', 'legacy_id', 'new_id', 'migrated_at', 'migration_batch'))""";

    private static final String THERE = "public.migration_mappings AS there";
    private static final String OWN = "{ledger}.migration_mappings AS own";
    private static final String SAME_ROW =
            "there.entity_type = own.entity_type AND there.legacy_id = own.legacy_id AND own.entity_type = :table";

    /** The column may hold fewer decimals than the ledger's, and may have no zone: the session's is UTC. */
    private static final String SAME_TIME =
            "there.migrated_at BETWEEN own.migrated_at - interval '1 second' AND own.migrated_at + interval '1 second'";

    /** The ledger's rows that nothing stands for there, although an integer holds their legacy ids. */
    private static final String ABSENT = "SELECT own.legacy_id FROM " + OWN + " WHERE own.entity_type = :table"
            + " AND own.legacy_id BETWEEN -2147483648 AND 2147483647 AND NOT EXISTS (SELECT FROM " + THERE + " WHERE "
            + SAME_ROW + ") AND %s EXISTS (SELECT FROM " + THERE + " WHERE there.new_id = own.new_id) ORDER BY 1";

    private final Scene scene;
    private final Subject table;
    private final Finding.Collector found;

    TrackedMappings(Scene scene, Subject table, Finding.Collector found) {
        this.scene = scene;
        this.table = table;
        this.found = found;
    }

    /** Compares them, if there are any. */
    void examine() {
        long form = scene.target()
                .number(scene.sql(FORM).with("ledger", scene.sql("{ledger}").text()));
        if (form == 1) {
            compare();
        } else if (form == 2) {
            found.warning(null, null, "public.migration_mappings may not be read, and is not compared");
        }
    }

    private void compare() {
        each(
                Kind.TRACKING,
                "public.migration_mappings names another row",
                "SELECT own.legacy_id FROM " + OWN + ", " + THERE + " WHERE " + SAME_ROW + " AND " + SAME_TIME
                        + " AND there.new_id <> own.new_id ORDER BY 1");
        each(
                Kind.MAPPING,
                "public.migration_mappings names the row several times",
                "SELECT own.legacy_id FROM " + OWN + ", " + THERE + " WHERE " + SAME_ROW + " AND " + SAME_TIME
                        + " GROUP BY 1 HAVING count(*) > 1 ORDER BY 1");
        each(
                Kind.TRACKING,
                "public.migration_mappings names a row that migration_mappings does not",
                "SELECT there.legacy_id FROM " + THERE
                        + " WHERE there.entity_type = :table AND there.migration_batch::text"
                        + " IN (SELECT run_id FROM {ledger}.migration_control) AND NOT EXISTS (SELECT FROM " + OWN
                        + " WHERE " + SAME_ROW + ") ORDER BY 1");
        absent();
        warn(
                "another script's row in public.migration_mappings names another row",
                "SELECT own.legacy_id FROM " + OWN + " WHERE EXISTS (SELECT FROM " + THERE + " WHERE " + SAME_ROW
                        + ") AND NOT EXISTS (SELECT FROM " + THERE + " WHERE " + SAME_ROW + " AND (" + SAME_TIME
                        + " OR there.new_id = own.new_id)) ORDER BY 1");
    }

    /** A table in which nothing of ours is recorded may have come after the migration. */
    private void absent() {
        boolean recorded = scene.target()
                        .number(bound("SELECT count(*) FROM " + OWN + ", " + THERE + " WHERE " + SAME_ROW + " AND "
                                + SAME_TIME))
                > 0;
        if (recorded) {
            each(Kind.MAPPING, "public.migration_mappings does not name the row", ABSENT.formatted("NOT"));
        } else {
            warn("public.migration_mappings names none of the rows", ABSENT.formatted("NOT"));
        }
        warn("public.migration_mappings names the row under another legacy id", ABSENT.formatted(""));
    }

    private void each(Kind kind, String message, String sql) {
        scene.target().ids(bound(sql)).forEach(id -> found.error(kind, id, table.legacyKey(), message));
    }

    private void warn(String message, String sql) {
        scene.target().ids(bound(sql)).forEach(id -> found.warning(id, table.legacyKey(), message));
    }

    private Sql bound(String sql) {
        return scene.sql(sql).with("table", table.table());
    }
}
