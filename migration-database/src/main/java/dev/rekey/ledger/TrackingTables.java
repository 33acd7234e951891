package dev.rekey.ledger;

import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.TrackingCatalog.Column;
import dev.rekey.ledger.TrackingCatalog.Relation;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tracking tables of earlier migration scripts, {@code public.migration_mappings} and {@code
 * public.migration_control}, as far as a target has them. Where they have the form that we know, we record there too.
 *
 * @param mappings how to record in the one; null where it is missing or differs
 * @param control how to record in the other; null likewise
 * @param differences what is not as we know it, a line each, beginning with the table's name
 */
public record TrackingTables(
        @Nullable Mappings mappings, @Nullable Control control, List<String> differences) {

    /** None, or none that anybody asked for. */
    public static final TrackingTables NONE = new TrackingTables(null, null, List.of());

    /** How many characters the name of a run has. */
    public static final int RUN_ID_CHARACTERS = 21;

    static final String SCHEMA = "public";
    static final String MAPPINGS = "migration_mappings";
    static final String CONTROL = "migration_control";

    private static final String NOW = "2020-01-01T00:00:00Z";

    /**
     * How to record which row became which.
     *
     * @param time the exact type of {@code migrated_at}
     * @param batch what goes into {@code migration_batch}, as SQL: the run's name where it fits, else null
     * @param lowest the lowest legacy id that the table can hold
     * @param highest the highest
     */
    record Mappings(String time, String batch, long lowest, long highest) {}

    /**
     * How to record what a run does with a table.
     *
     * @param time the exact type of {@code started_at}
     * @param messageCharacters to how many characters an error message is cut
     * @param workerCharacters to how many a runner's name is
     */
    record Control(String time, int messageCharacters, int workerCharacters) {}

    /**
     * Asks the catalog; where CHECK constraints stand against what we write, those too.
     *
     * @param tables the names of the tables that are to be migrated
     */
    public static TrackingTables find(Connection target, String ledgerSchema, List<String> tables) {
        if (ledgerSchema.equals(SCHEMA)) {
            return NONE; // What is there is the ledger, or is in its way.
        }
        List<Relation> relations =
                Daos.on(target, TrackingCatalog.class).relations(List.of(SCHEMA), List.of(MAPPINGS, CONTROL));
        List<String> differences = new ArrayList<>();
        Mappings mappings = named(relations, MAPPINGS)
                .map(relation -> mappings(target, relation, tables, differences))
                .orElse(null);
        Control control = named(relations, CONTROL)
                .map(relation -> control(target, relation, tables, differences))
                .orElse(null);
        return new TrackingTables(mappings, control, List.copyOf(differences));
    }

    /** Whether anything is recorded in any. */
    public boolean records() {
        return mappings != null || control != null;
    }

    /** What whoever watches a run should know, a line each. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (mappings != null) {
            notices.add(SCHEMA + "." + MAPPINGS + ": every row's mapping is recorded there, too");
        }
        if (control != null) {
            notices.add(SCHEMA + "." + CONTROL + ": the tables of a migration are recorded there, too");
        }
        differences.forEach(difference -> notices.add(difference + "; nothing is recorded there"));
        return notices;
    }

    private static Optional<Relation> named(List<Relation> relations, String name) {
        return relations.stream()
                .filter(relation ->
                        relation.schema().equals(SCHEMA) && relation.name().equals(name))
                .findFirst();
    }

    private static int longest(List<String> tables) {
        return tables.stream().mapToInt(String::length).max().orElse(0);
    }

    private static @Nullable Mappings mappings(
            Connection target, Relation relation, List<String> tables, List<String> differences) {
        TrackingForm form = new TrackingForm(relation);
        form.needsText("entity_type", longest(tables));
        Column legacyId = form.needs("legacy_id", TrackingForm.WHOLE_NUMBER);
        form.needs("new_id", TrackingForm.UUID);
        Column migratedAt = form.needs("migrated_at", TrackingForm.TIME);
        Column batch = form.present("migration_batch");
        boolean named = batch != null && TrackingForm.holds(batch, RUN_ID_CHARACTERS);
        if (batch != null && !named && batch.notNull()) {
            form.differs("migration_batch is " + batch.exact() + " NOT NULL, and cannot hold the name of a run");
        }
        List<String> found = form.differences(target, sampleMappings(tables, named));
        differences.addAll(found);
        if (!found.isEmpty() || legacyId == null || migratedAt == null) {
            return null;
        }
        boolean small = legacyId.type().equals("integer");
        return new Mappings(
                migratedAt.exact(),
                named ? "own.migration_batch" : "NULL",
                small ? Integer.MIN_VALUE : Long.MIN_VALUE,
                small ? Integer.MAX_VALUE : Long.MAX_VALUE);
    }

    private static List<Map<String, @Nullable Object>> sampleMappings(List<String> tables, boolean named) {
        List<Map<String, @Nullable Object>> samples = new ArrayList<>();
        for (String table : tables) {
            for (int legacyId : new int[] {-1, 0, 1, Integer.MAX_VALUE}) {
                Map<String, @Nullable Object> sample = new LinkedHashMap<>();
                sample.put("entity_type", table);
                sample.put("legacy_id", legacyId);
                sample.put("new_id", "00000000-0000-8000-8000-000000000000");
                sample.put("migrated_at", NOW);
                sample.put("migration_batch", named ? "20200101T000000Z-0000" : null);
                samples.add(sample);
            }
        }
        return samples;
    }

    private static @Nullable Control control(
            Connection target, Relation relation, List<String> tables, List<String> differences) {
        TrackingForm form = new TrackingForm(relation);
        form.needsText("phase", "execution".length());
        form.needsText("table_name", longest(tables));
        form.needsText("operation", "migrate".length());
        form.needsText("status", "completed".length());
        List.of("records_processed", "total_records", "batch_size")
                .forEach(count -> form.needs(count, TrackingForm.WHOLE_NUMBER));
        Column startedAt = form.needs("started_at", TrackingForm.TIME);
        form.needsNullable("completed_at", TrackingForm.TIME);
        Column message = form.needsNullable("error_message", TrackingForm.TEXT);
        Column worker = form.needs("worker_id", TrackingForm.TEXT);
        List<String> found = form.differences(target, sampleControls(tables));
        differences.addAll(found);
        return !found.isEmpty() || startedAt == null || message == null || worker == null
                ? null
                : new Control(startedAt.exact(), characters(message), characters(worker));
    }

    private static int characters(Column column) {
        return column.characters() == null ? Integer.MAX_VALUE : column.characters();
    }

    private static List<Map<String, @Nullable Object>> sampleControls(List<String> tables) {
        List<Map<String, @Nullable Object>> samples = new ArrayList<>();
        for (String table : tables) {
            for (String status : List.of("running", "completed", "failed", "paused")) {
                for (int rows : new int[] {0, 1}) {
                    Map<String, @Nullable Object> sample = new LinkedHashMap<>();
                    sample.put("phase", "execution");
                    sample.put("table_name", table);
                    sample.put("operation", "migrate");
                    sample.put("status", status);
                    sample.put("records_processed", rows);
                    sample.put("total_records", rows);
                    sample.put("started_at", NOW);
                    sample.put("completed_at", status.equals("completed") ? NOW : null);
                    sample.put("error_message", status.equals("failed") ? "x" : null);
                    sample.put("batch_size", 1);
                    sample.put("worker_id", "x");
                    samples.add(sample);
                }
            }
        }
        return samples;
    }
}
