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
        String mapped = "{ledger}.migration_mappings AS m WHERE m.entity_type = :table";
        each(
                scene,
                table,
                found,
                Kind.REPEATED,
                "several rows have it",
                "SELECT " + key + " FROM " + rows + " WHERE " + key
                        + " IS NOT NULL GROUP BY 1 HAVING count(*) > 1 ORDER BY 1");
        each(
                scene,
                table,
                found,
                Kind.MAPPING,
                "migration_mappings does not name the row",
                "SELECT t." + key + " FROM " + rows
                        + " AS t WHERE t." + key + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + mapped
                        + " AND m.legacy_id = t." + key + " AND m.new_id = t.id) ORDER BY 1");
        each(
                scene,
                table,
                found,
                Kind.MAPPING,
                "migration_mappings names a row that is not there",
                "SELECT m.legacy_id FROM " + mapped
                        + " AND NOT EXISTS (SELECT FROM " + rows + " AS t WHERE t.id = m.new_id AND t." + key
                        + " = m.legacy_id) ORDER BY 1");
        new TrackedMappings(scene, table, found).examine();
        long rowsWithId = scene.target().number(scene.sql("SELECT count(" + key + ") FROM " + rows));
        return found.finding(rowsWithId);
    }

    @Override
    public String remedyOfWarnings() {
        return "Ask who mapped these rows in public.migration_mappings; what is missing there: rekey migrate";
    }

    private static void each(
            Scene scene, Subject table, Finding.Collector found, Kind kind, String message, String sql) {
        scene.target()
                .ids(scene.sql(sql).with("table", table.table()))
                .forEach(id -> found.error(kind, id, table.legacyKey(), message));
    }
}
