package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;

/** The keys by which the legacy system knows its rows. */
final class LegacyIds implements Check {

    @Override
    public String id() {
        return "legacy_ids";
    }

    @Override
    public String proves() {
        return "every legacy id stands once, and migration_mappings says the same as the table, in the ledger and wherever else"
                + " it is recorded";
    }

    @Override
    public String remedy() {
        return "A row that is there twice: keep the one that migration_mappings names. A missing mapping: rekey migrate --repair";
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Finding.Collector found = new Finding.Collector();
        String key = table.legacyKey();
        String rows = "{target}." + table.table();
        each(
                scene,
                table,
                found,
                Kind.REPEATED,
                "several rows have it",
                "SELECT " + key + " FROM " + rows + " WHERE " + key
                        + " IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY 1");
        mappings(scene, table, found);
        new TrackedMappings(scene, table, found).examine();
        long rowsWithId = scene.target().number(scene.sql("SELECT count(" + key + ") FROM " + rows));
        return found.finding(rowsWithId);
    }

    @Override
    public String remedyOfWarnings() {
        return "Ask who mapped these rows in public.migration_mappings; what is missing there: rekey migrate";
    }

    /** Both directions in one pass: rows without a mapping, and mappings without a row. */
    private static void mappings(Scene scene, Subject table, Finding.Collector found) {
        Sql sql = scene.sql("SELECT coalesce(t.legacy_id, m.legacy_id), t.legacy_id IS NULL FROM (SELECT id, "
                        + table.legacyKey() + " AS legacy_id FROM {target}." + table.table() + " WHERE "
                        + table.legacyKey() + " IS NOT NULL) AS t FULL JOIN (SELECT new_id, legacy_id"
                        + " FROM {ledger}.migration_mappings WHERE entity_type = :table) AS m"
                        + " ON m.new_id = t.id AND m.legacy_id = t.legacy_id"
                        + " WHERE t.legacy_id IS NULL OR m.legacy_id IS NULL ORDER BY 2, 1")
                .with("table", table.table());
        for (Unmatched one :
                scene.target().list(sql, (row, context) -> new Unmatched(row.getLong(1), row.getBoolean(2)))) {
            found.error(
                    Kind.MAPPING,
                    one.legacyId(),
                    table.legacyKey(),
                    one.mapping()
                            ? "migration_mappings names a row that is not there"
                            : "migration_mappings does not name the row");
        }
    }

    /** A row or a mapping that has no other half. */
    private record Unmatched(long legacyId, boolean mapping) {}

    private static void each(
            Scene scene, Subject table, Finding.Collector found, Kind kind, String message, String sql) {
        scene.target()
                .ids(scene.sql(sql).with("table", table.table()))
                .forEach(id -> found.error(kind, id, table.legacyKey(), message));
    }
}
