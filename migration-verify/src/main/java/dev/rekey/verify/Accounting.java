package dev.rekey.verify;

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
        return "Missing: rekey migrate. Extra: find out who wrote it; it has a legacy id, but the source has no such row";
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Comparison comparison = scene.comparison(table);
        Finding.Collector found = new Finding.Collector();
        found.ids(comparison.differences().missing(), "in the source, but neither in the target nor in the quarantine");
        found.ids(comparison.differences().extra(), "in the target, but not in the source's scope");
        long source = scene.source().number(count(scene.expected(table)));
        long target = scene.target().number(count(scene.actual(table)));
        long absent = scene.absent(table).size();
        long balance = source - target - absent;
        long known = comparison.differences().missing().count()
                - comparison.differences().extra().count();
        if (balance != known && comparison.unread() == null) {
            found.error(
                    null,
                    null,
                    "source %,d, target %,d and quarantine %,d do not add up".formatted(source, target, absent));
        }
        return found.finding(source, comparison.unread());
    }

    private static Sql count(Sql rows) {
        return new Sql("SELECT count(*) FROM (" + rows.text() + ") AS r WHERE legacy_id IS NOT NULL", rows.values());
    }
}
