package dev.rekey.verify;

import java.util.Locale;

/** Whether enough rows arrived. */
final class Limits implements Check {

    @Override
    public String id() {
        return "limits";
    }

    @Override
    public String proves() {
        return "as many of the source's rows stand in the target as the specification demands";
    }

    @Override
    public String remedy() {
        return "Remedy what keeps rows in the quarantine, then: rekey retry";
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Comparison comparison = scene.comparison(table);
        long source = comparison.rows() + scene.absent(table).size();
        long standing = comparison.rows() - comparison.differences().missing().count();
        Finding.Collector found = new Finding.Collector();
        if (standing < table.requiredRate() * source) {
            found.error(
                    null,
                    null,
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d rows stand; %.0f %% must",
                            standing,
                            source,
                            table.requiredRate() * 100));
        }
        return found.finding(source, comparison.unread());
    }
}
