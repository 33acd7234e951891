package dev.rekey.verify;

import java.util.ArrayList;
import java.util.List;

/** Whether the migration validated what it did (FR-014). */
final class Validations implements Check {

    private static final List<String> ALWAYS = List.of(
            "before source_rows",
            "before filtered_rows",
            "before duplicate_legacy_ids",
            "before target_rows",
            "after accounting",
            "after dangling_foreign_keys",
            "after repeated_legacy_ids",
            "after mappings_without_row");

    @Override
    public String id() {
        return "validations";
    }

    @Override
    public String proves() {
        return "the run validated the table before and after, and every validation passed";
    }

    @Override
    public String remedy() {
        return "Run: rekey migrate. It validates anew";
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        Finding.Collector found = new Finding.Collector();
        List<String> missing = new ArrayList<>(ALWAYS);
        table.edges().stream()
                .map(edge -> "before parent_" + edge.parent())
                .distinct()
                .forEach(missing::add);
        List<String> there = scene.target()
                .list(
                        scene.sql("""
                                SELECT v.phase || ' ' || v.validation_type, v.passed
                                FROM {ledger}.migration_validation_reports AS v
                                WHERE v.table_name = :table AND v.run_id = (
                                  SELECT c.run_id FROM {ledger}.migration_control AS c
                                  WHERE c.table_name = :table AND c.operation = 'migrate' AND
                                """ + Undone.NOT + " ORDER BY c.id DESC LIMIT 1) ORDER BY v.id")
                                .with("table", table.table()),
                        (row, context) -> {
                            if (!row.getBoolean(2)) {
                                found.error(null, null, "the validation '" + row.getString(1) + "' failed");
                            }
                            return row.getString(1);
                        });
        missing.removeAll(there);
        missing.forEach(name -> found.error(null, null, "there is no validation '" + name + "'"));
        if (table.amounts().contains("total_amount")
                && there.stream().noneMatch(name -> name.startsWith("after sum_"))) {
            found.error(null, null, "there is no validation of sums");
        }
        return found.finding(there.size());
    }
}
