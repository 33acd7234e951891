package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.Severity;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.verify.Differences.Value;
import java.util.List;
import java.util.function.Predicate;

/** A check of some of a table's columns, value by value: all of them share one comparison. */
abstract class RowCheck implements Check {

    /** The columns that it answers for. */
    abstract Predicate<String> columns(Scene scene, Subject table);

    @Override
    public String needs(Subject table) {
        return table.table();
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Comparison comparison = scene.comparison(table);
        Predicate<String> columns = columns(scene, table);
        List<Value> listed = comparison.differences().values(columns);
        Finding.Collector found = new Finding.Collector();
        for (Value value : listed) {
            found.add(new Deviation(
                    Severity.ERROR,
                    value.legacyId(),
                    value.column(),
                    "not as in the source",
                    value.expected(),
                    value.actual()));
        }
        found.unlisted(comparison.differences().rows(columns) - listed.size())
                .mark(Kind.DIFFERS, comparison.differences().ids(columns));
        more(scene, table, found);
        return found.finding(comparison.rows(), comparison.unread());
    }

    /** What else deviates. */
    void more(Scene scene, Subject table, Finding.Collector found) {}
}
