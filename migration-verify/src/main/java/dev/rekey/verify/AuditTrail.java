package dev.rekey.verify;

import java.util.function.Predicate;

/** What was done to purchases, and by whom. */
final class AuditTrail extends RowCheck {

    private static final String COLUMN = "audit_trail";

    @Override
    public String id() {
        return "audit_trail";
    }

    @Override
    public String proves() {
        return "every audit trail has all its entries, in order, and the migration's own last";
    }

    @Override
    public String remedy() {
        return "Do not go live. Find out who changed the trail, then: rekey migrate --repair";
    }

    @Override
    public boolean concerns(Subject table) {
        return table.shapes().containsKey(COLUMN);
    }

    @Override
    Predicate<String> columns(Scene scene, Subject table) {
        return COLUMN::equals;
    }

    @Override
    void more(Scene scene, Subject table, Finding.Collector found) {
        scene.target()
                .ids(scene.sql("SELECT " + table.legacyKey() + " FROM {target}." + table.table()
                        + " WHERE audit_trail -> -1 ->> 'action' IS DISTINCT FROM 'migrated'"
                        + " OR audit_trail -> -1 ->> 'legacy_id' IS DISTINCT FROM " + table.legacyKey()
                        + "::text ORDER BY 1"))
                .forEach(id -> found.error(id, COLUMN, "does not end with the migration of this row"));
    }
}
