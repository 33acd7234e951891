package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
import java.util.Locale;

/** Whether every row is somewhere. */
final class Accounting implements Check {

    @Override
    public String id() {
        return "accounting";
    }

    @Override
    public String proves() {
        return "every row of the source stands in the target or in the quarantine, and no other row does";
    }

    @Override
    public String remedy() {
        return "Missing: rekey migrate --repair. Extra: find out who wrote it; it has a legacy id, but the source has no such row";
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Comparison comparison = scene.comparison(table);
        Finding.Collector found = new Finding.Collector();
        found.ids(
                Kind.MISSING,
                comparison.differences().missing(),
                "in the source, but neither in the target nor in the quarantine");
        found.ids(Kind.EXTRA, comparison.differences().extra(), "in the target, but not in the source's scope");
        long source = scene.source().number(count(scene.expected(table)));
        long target = scene.target().number(count(scene.actual(table)));
        long quarantined = scene.absent(table).size();
        long balance = source - target - quarantined;
        long known = comparison.differences().missing().count()
                - comparison.differences().extra().count();
        if (balance != known && comparison.unread() == null) {
            found.error(
                    null,
                    null,
                    String.format(
                            Locale.ROOT,
                            "source %,d, target %,d and quarantine %,d do not add up",
                            source,
                            target,
                            quarantined));
        }
        long outside = outside(scene, table, found);
        long born = scene.target()
                .number(scene.sql(
                        "SELECT count(*) FROM {target}." + table.table() + " WHERE " + table.legacyKey() + " IS NULL"));
        return found.finding(source, comparison.unread())
                .withNote(String.format(
                        Locale.ROOT,
                        "%,d in the source = %,d in the target + %,d in the quarantine; %,d outside the scope, %,d born"
                                + " in the new system",
                        source,
                        target,
                        quarantined,
                        outside,
                        born));
    }

    /** The source's rows that are not to be migrated, which the ledger must have counted as well. */
    private static long outside(Scene scene, Subject table, Finding.Collector found) {
        Sql filtered = scene.filtered(table);
        long outside = filtered == null ? 0 : scene.source().number(filtered);
        scene
                .target()
                .ids(scene.sql("SELECT filtered_records FROM {ledger}.migration_control AS c WHERE table_name = :table"
                                + " AND operation = 'migrate' AND " + Undone.NOT + " ORDER BY id DESC LIMIT 1")
                        .with("table", table.table()))
                .stream()
                .filter(counted -> counted != outside)
                .forEach(counted -> found.error(
                        null,
                        null,
                        String.format(
                                Locale.ROOT,
                                "%,d rows lie outside the scope, and the ledger has %,d",
                                outside,
                                counted)));
        return outside;
    }

    private static Sql count(Sql rows) {
        return new Sql("SELECT count(*) FROM (" + rows.text() + ") AS r WHERE legacy_id IS NOT NULL", rows.values());
    }
}
