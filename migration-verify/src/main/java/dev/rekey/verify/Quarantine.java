package dev.rekey.verify;

import dev.rekey.api.Deviations.Kind;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the quarantine and the absent rows are the same. */
final class Quarantine implements Check {

    private static final String CODES = Arrays.stream(ReasonCode.values())
            .filter(code -> code.severity() == Severity.ERROR)
            .map(Enum::name)
            .collect(Collectors.joining("','", "'", "'"));

    @Override
    public String id() {
        return "quarantine";
    }

    @Override
    public String proves() {
        return "every row in the quarantine is a row of the source that is not in the target, kept whole, with its reason";
    }

    @Override
    public String remedy() {
        return "Run: rekey migrate --repair. It judges these rows again";
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Finding.Collector found = new Finding.Collector(Kind.QUARANTINE);
        String stands = "EXISTS (SELECT FROM {target}." + table.table() + " AS t WHERE t." + table.legacyKey()
                + " = q.legacy_id)";
        each(
                scene,
                table,
                found,
                "lies open in the quarantine and stands in the target",
                "q.state = 'open' AND " + stands);
        each(
                scene,
                table,
                found,
                "is resolved in the quarantine, but not in the target",
                "q.state = 'resolved' AND NOT " + stands);
        each(
                scene,
                table,
                found,
                "has no reason that Rekey knows, or no remedy",
                "q.state = 'open' AND (q.code NOT IN (" + CODES + ") OR q.remedy = '' OR q.message = '')");
        each(
                scene,
                table,
                found,
                "is not kept whole",
                "q.state = 'open' AND (q.source_row = '{}' OR q.source_row ->> 'legacy_id' IS DISTINCT FROM q.legacy_id::text)");
        List<Long> open = open(scene, table, "q.state = 'open'");
        TreeSet<Long> unknown = new TreeSet<>(open);
        unknown.removeAll(scene.inSource(table, open));
        unknown.forEach(id -> found.warning(id, null, "lies in the quarantine, but the source has it no longer"));
        return found.finding(open.size());
    }

    private static void each(Scene scene, Subject table, Finding.Collector found, String message, String where) {
        open(scene, table, where).forEach(id -> found.error(id, null, message));
    }

    private static List<Long> open(Scene scene, Subject table, String where) {
        return scene.target()
                .ids(scene.sql(
                                "SELECT q.legacy_id FROM {ledger}.migration_quarantine AS q WHERE q.table_name = :table AND "
                                        + where + " ORDER BY 1")
                        .with("table", table.table()));
    }
}
