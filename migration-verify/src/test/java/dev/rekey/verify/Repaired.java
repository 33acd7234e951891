package dev.rekey.verify;

import dev.rekey.api.Deviations;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.RepairPlan;
import dev.rekey.api.RepairPlan.Action;
import dev.rekey.api.Verification;
import dev.rekey.api.Verification.Status;
import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.engine.Migration;
import dev.rekey.tables.Tables;
import dev.rekey.verify.Examination.Case;
import dev.rekey.verify.Examination.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A migrated copy that is verified and repaired, and what stands in it afterwards. */
final class Repaired {

    private final Migrated migrated;

    /** What a verification left: the report's part and the repair's. */
    record Verified(Verification verification, Deviations found) {

        /** Every check's outcome, by {@code table: check}. */
        Map<String, Status> outcomes() {
            Map<String, Status> outcomes = new TreeMap<>();
            verification
                    .checks()
                    .forEach(result -> outcomes.put(result.table() + ": " + result.check(), result.status()));
            return outcomes;
        }
    }

    Repaired(Migrated migrated) {
        this.migrated = migrated;
    }

    Verified verify() {
        Examination examination = Examination.open(
                Request.of(Database.shared(migrated.sourceSessions()), Database.shared(migrated.targetSessions())));
        for (Case each : examination.cases()) {
            examination.examine(each);
        }
        return new Verified(examination.finish(), examination.deviations());
    }

    Migration.Builder builder() {
        return Migration.builder()
                .source(migrated.sourceSessions())
                .target(migrated.targetSessions())
                .tables(Tables.all());
    }

    RepairPlan plan(Deviations found) {
        return builder().build().planRepair(found);
    }

    /** Verifies and mends what was found. */
    MigrationResult repair() {
        return repair(verify().found()).orElseThrow();
    }

    Optional<MigrationResult> repair(Deviations found) {
        return builder().build().repair(found);
    }

    /** A plan's figures, as {@code ACTION table rows}. */
    static List<String> steps(RepairPlan plan) {
        return plan.steps().stream()
                .map(step -> step.action() + " " + step.table() + " "
                        + (step.action() == Action.LEAVE_OTHER ? step.detail() : step.first()))
                .toList();
    }

    /** Every row of the nine tables, whole, by table and id. */
    Map<String, String> rows() {
        return all("SELECT '%1$s ' || t.id, t::text FROM public.%1$s AS t");
    }

    /** By which transaction each row of the nine tables was written. */
    Map<String, String> writers() {
        return all("SELECT '%1$s ' || t.id, t.xmin::text FROM public.%1$s AS t");
    }

    /** By which transaction each row of the ledger was written. */
    Map<String, String> ledgerWriters() {
        Map<String, String> writers = new TreeMap<>();
        for (String table : List.of("control", "checkpoints", "mappings", "quarantine", "validation_reports")) {
            read(
                    writers,
                    "SELECT '" + table + " ' || t.ctid, t.xmin::text FROM migration.migration_" + table + " AS t");
        }
        return writers;
    }

    /** What the ledger says of every row, but for when and by which run. */
    Map<String, String> lineage() {
        Map<String, String> lineage = new TreeMap<>();
        read(
                lineage,
                "SELECT 'mapped ' || entity_type || ' ' || legacy_id, concat(new_id, ' ', source_hash, ' ', issues)"
                        + " FROM migration.migration_mappings");
        read(
                lineage,
                "SELECT 'set aside ' || table_name || ' ' || legacy_id,"
                        + " concat(code, column_name, message, remedy, source_row, source_hash, issues, state)"
                        + " FROM migration.migration_quarantine WHERE state = 'open'");
        return lineage;
    }

    /** The keys whose values are not the same. */
    static List<String> different(Map<String, String> one, Map<String, String> other) {
        TreeSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        List<String> different = new ArrayList<>(keys);
        different.removeIf(key -> one.containsKey(key) && one.get(key).equals(other.get(key)));
        return different;
    }

    /** Rows by their legacy ids, as {@code table id}. */
    List<String> keys(Subject table, List<Long> legacyIds) {
        return target().list(
                        Sql.of("SELECT '" + table.table() + " ' || id FROM public." + table.table() + " WHERE "
                                        + table.legacyKey() + " = ANY(:ids) ORDER BY 1")
                                .with("ids", legacyIds),
                        (row, context) -> row.getString(1));
    }

    private Side target() {
        return new Side("target", Database.shared(migrated.target()), Patience.NONE, new Journal());
    }

    private Map<String, String> all(String sql) {
        Map<String, String> rows = new TreeMap<>();
        Specification.tables().forEach(table -> read(rows, sql.formatted(table.table())));
        return rows;
    }

    private void read(Map<String, String> into, String sql) {
        target().list(Sql.of(sql), (row, context) -> into.put(row.getString(1), row.getString(2)));
    }
}
