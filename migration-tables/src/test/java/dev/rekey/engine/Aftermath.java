package dev.rekey.engine;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.TableResult;
import dev.rekey.fixtures.DemoData.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All that runs leave in a target, but for when and by which process: two of them are the same, or say in which lines
 * they differ. Runs are called by their number.
 *
 * @param lines rows, whole, by what they are
 */
public record Aftermath(Map<String, List<String>> lines) {

    /** What earlier scripts have left. */
    private static final List<String> TRACKING_TABLES = List.of(
            "CREATE TABLE public.migration_mappings (entity_type text, legacy_id bigint, new_id uuid,"
                    + " migrated_at timestamptz, migration_batch text, UNIQUE (entity_type, legacy_id))",
            "CREATE TABLE public.migration_control (id serial PRIMARY KEY, phase text, table_name text, operation text,"
                    + " status text, records_processed bigint, total_records bigint, started_at timestamptz,"
                    + " completed_at timestamptz, error_message text, batch_size integer, worker_id text)");

    private static final int SHOWN = 5;

    private static final Map<String, String> LEDGER = Map.of(
            "mappings", """
            SELECT m.entity_type, m.legacy_id, m.new_id, m.source_hash, m.issues, recorded.number AS recorded_by,
                   inserted.number AS inserted_by
            FROM migration.migration_mappings AS m
                 JOIN runs AS recorded ON recorded.run_id = m.migration_batch
                 LEFT JOIN runs AS inserted ON inserted.run_id = m.inserted_by
            ORDER BY 1, 2""",
            "quarantine", """
            SELECT number, table_name, legacy_id, code, column_name, message, remedy, source_row, source_hash, issues,
                   winner_id, attempts, state
            FROM migration.migration_quarantine JOIN runs USING (run_id) ORDER BY 2, 3""",
            "checkpoints", """
            SELECT number, table_name, partition, lower_id, upper_id, last_processed_id, status, owner
            FROM migration.migration_checkpoints JOIN runs USING (run_id) ORDER BY 1, 2, 3""",
            "counts", // A partition that puts out another's row counts that, too: only the table's sum is the same.
                    """
            SELECT number, table_name, sum(records_processed) AS processed, sum(migrated) AS migrated,
                   sum(unchanged) AS unchanged, sum(changed) AS changed, sum(rejected) AS rejected
            FROM migration.migration_checkpoints JOIN runs USING (run_id) GROUP BY 1, 2 ORDER BY 1, 2""",
            "control", """
            SELECT number, table_name, operation, status, records_processed, total_records, filtered_records,
                   unaccounted_records, required_rate, error_message, completed_at IS NOT NULL AS ended,
                   CASE WHEN operation IN ('create', 'widen')
                        THEN regexp_replace(details, ';\nREVOKE[^;]*', '', 'g') END AS sql -- from roles that come and go
            FROM migration.migration_control JOIN runs USING (run_id) ORDER BY 1, 2, 3""",
            "validations", """
            SELECT number, table_name, validation_type, phase, records_validated, passed, discrepancies, details
            FROM migration.migration_validation_reports JOIN runs USING (run_id)
            WHERE validation_type NOT IN ('source_clock', 'source_snapshot') -- as the time and the server go
            ORDER BY 1, 2, 3, 4""");

    private static final Map<String, String> TRACKED = Map.of(
            "tracked mappings", "SELECT entity_type, legacy_id, new_id FROM public.migration_mappings ORDER BY 1, 2",
            "definitions", // also those that a bulk load takes away for a while
                    """
            SELECT conrelid::regclass::text AS t, conname AS name, pg_get_constraintdef(oid) AS definition, convalidated
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), i.indisvalid
            FROM pg_index AS i JOIN pg_class AS x ON x.oid = i.indexrelid
            WHERE x.relnamespace = 'public'::regnamespace ORDER BY 1, 2, 3""",
            "untracked mappings", """
            SELECT entity_type, legacy_id FROM migration.migration_mappings AS own
            WHERE NOT EXISTS (SELECT FROM public.migration_mappings AS there
                              WHERE (there.entity_type, there.legacy_id, there.new_id, there.migrated_at)
                                  = (own.entity_type, own.legacy_id, own.new_id, own.migrated_at))""",
            "tracked control", """
            SELECT table_name, operation, status, records_processed, total_records, error_message
            FROM public.migration_control ORDER BY started_at, table_name""");

    /** The same however the work is shared only where no partition wants what another one has. */
    private static final String PARTS = """
            SELECT table_name, partition, records_processed, records_total, migrated, unchanged, changed, rejected
            FROM migration.migration_checkpoints ORDER BY 1, 2""";

    private static final String RUNS = """
            WITH runs AS (SELECT run_id, row_number() OVER (ORDER BY min(id)) AS number
                          FROM migration.migration_control GROUP BY run_id)
            """;

    /** Lets a target have them. */
    public static Scenario tracked(Scenario scenario) {
        return scenario.inTarget(TRACKING_TABLES.toArray(String[]::new));
    }

    /** All that runs have left by now. */
    public static Aftermath of(Scenario scenario) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (String table : Scenario.TABLES) {
            lines.put(table, scenario.target("SELECT t::text AS row FROM " + table + " AS t ORDER BY t.id"));
        }
        LEDGER.forEach((what, sql) -> lines.put(what, scenario.target(RUNS + sql)));
        if (scenario.target("SELECT to_regclass('public.migration_mappings') IS NOT NULL AS there")
                .contains("true")) {
            TRACKED.forEach((what, sql) -> lines.put(what, scenario.target(sql)));
        }
        return new Aftermath(lines);
    }

    /** As {@link #of}, and what each partition has counted, and what is told of the latest run. */
    static Aftermath inParts(Scenario scenario) {
        Map<String, List<String>> lines = new LinkedHashMap<>(of(scenario).lines);
        lines.put("parts", scenario.target(PARTS));
        MigrationResult result = scenario.migration().latestResult().orElseThrow();
        lines.put(
                "results",
                result.tables().stream().map(table -> untimed(table).toString()).toList());
        return new Aftermath(lines);
    }

    /** What a migration of demo data leaves that nobody interrupts, in parts. */
    static Aftermath uninterrupted(Variant variant, MigrationOptions options) {
        try (Scenario scenario = Scenario.of(variant)) {
            scenario.migration(options).migrate();
            return inParts(scenario);
        }
    }

    private static TableResult untimed(TableResult table) {
        return new TableResult(
                table.table(),
                table.source(),
                table.filtered(),
                table.migrated(),
                table.unchanged(),
                table.changed(),
                table.rejected(),
                table.unaccounted(),
                table.warnings(),
                0,
                table.requiredRate());
    }

    /** What another does not have, and what only it has: the first lines of each kind. */
    public List<String> deviations(Aftermath other) {
        List<String> deviations = new ArrayList<>();
        lines.forEach((what, expected) -> {
            List<String> actual = other.lines.getOrDefault(what, List.of());
            without(expected, actual).forEach(line -> deviations.add(what + " lacks " + line));
            without(actual, expected).forEach(line -> deviations.add(what + " has " + line));
            if (expected.size() != actual.size()) {
                deviations.add(what + " has " + actual.size() + " lines, not " + expected.size());
            }
        });
        return deviations;
    }

    private static List<String> without(List<String> all, List<String> those) {
        TreeSet<String> rest = new TreeSet<>(all);
        those.forEach(rest::remove);
        return rest.stream().limit(SHOWN).toList();
    }
}
