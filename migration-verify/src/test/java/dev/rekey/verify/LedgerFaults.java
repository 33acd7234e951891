package dev.rekey.verify;

import java.util.List;

/** What can be wrong with the ledger. */
final class LedgerFaults {

    private LedgerFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.in("brackets", "a checkpoint is not completed")
                        .target(checkpoint("status = 'running'"))
                        .found("ledger"),
                Fault.in("brackets", "a checkpoint is missing")
                        .target("DELETE FROM migration.migration_checkpoints WHERE table_name = 'brackets'")
                        .found("ledger"),
                Fault.in("brackets", "a checkpoint does not add up")
                        .target(checkpoint("migrated = migrated - 1"))
                        .found("ledger"),
                Fault.in("brackets", "a checkpoint has read less than the run says")
                        .target(checkpoint("records_processed = records_processed - 1"))
                        .found("ledger"),
                Fault.in("order_cases", "the run's record is not completed")
                        .target(control("order_cases", "status = 'running'"))
                        .found("ledger"),
                Fault.in("order_cases", "rows are unaccounted for")
                        .target(control("order_cases", "unaccounted_records = 1"))
                        .found("ledger"),
                Fault.in("message_attachments", "rows outside the scope were counted in another way")
                        .target(control("message_attachments", "filtered_records = filtered_records - 1"))
                        .found("accounting"),
                Fault.in("brackets", "the run has no record of the table")
                        .target("DELETE FROM migration.migration_control WHERE table_name = 'brackets'")
                        .found("ledger")
                        .found("validations"),
                Fault.in("brackets", "a validation is missing")
                        .target("DELETE FROM migration.migration_validation_reports"
                                + " WHERE table_name = 'brackets' AND validation_type = 'accounting'")
                        .found("validations"),
                Fault.in("order_cases", "the validation of a parent is missing")
                        .target("DELETE FROM migration.migration_validation_reports"
                                + " WHERE table_name = 'order_cases' AND validation_type = 'parent_cases'")
                        .found("validations"),
                Fault.in("purchases", "the validations of sums are missing")
                        .target("DELETE FROM migration.migration_validation_reports WHERE validation_type LIKE 'sum_%'")
                        .found("validations"),
                Fault.in("purchases", "a validation failed")
                        .target("UPDATE migration.migration_validation_reports SET passed = false"
                                + " WHERE table_name = 'purchases' AND validation_type = 'sum_total_amount_USD'")
                        .found("validations"),
                Fault.in("technician_roles", "a mapping is missing")
                        .target(
                                "DELETE FROM migration.migration_mappings WHERE entity_type = 'technician_roles' AND legacy_id = 1")
                        .found("legacy_ids", 1, "legacy_role_id"),
                Fault.in("treatment_discussions", "a mapping names another row")
                        .target(
                                "UPDATE migration.migration_mappings AS m SET new_id = d.id FROM treatment_discussions AS d"
                                        + " WHERE m.entity_type = 'treatment_discussions' AND m.legacy_id = 1 AND d.legacy_discussion_id = 2")
                        .found("legacy_ids", 1, "legacy_discussion_id"),
                Fault.in("template_view_groups", "a mapping names a row that is not there")
                        .target(
                                "INSERT INTO migration.migration_mappings (entity_type, legacy_id, new_id, migration_batch, source_hash)"
                                        + " VALUES ('template_view_groups', 99, gen_random_uuid(), 'x', '')")
                        .found("legacy_ids", 99, "legacy_group_id"),
                tracked("they agree"),
                tracked(
                                "a mapping is missing",
                                "DELETE FROM public.migration_mappings WHERE entity_type = 'brackets' AND legacy_id = 3")
                        .found("legacy_ids", 3, "legacy_bracket_id"),
                tracked(
                                "a mapping names another row",
                                "UPDATE public.migration_mappings SET new_id = gen_random_uuid() WHERE entity_type = 'brackets' AND legacy_id = 3")
                        .found("legacy_ids", 3, "legacy_bracket_id"),
                tracked(
                                "a mapping stands twice",
                                "INSERT INTO public.migration_mappings SELECT * FROM public.migration_mappings WHERE entity_type = 'brackets' AND legacy_id = 3")
                        .found("legacy_ids", 3, "legacy_bracket_id"),
                tracked(
                                "a mapping of a row that was put out stands still",
                                "INSERT INTO public.migration_mappings SELECT entity_type, 40, gen_random_uuid(), migrated_at,"
                                        + " migration_batch FROM public.migration_mappings WHERE entity_type = 'brackets' AND legacy_id = 3")
                        .found("legacy_ids", 40, "legacy_bracket_id"),
                tracked(
                                "another script has mapped the row to another one",
                                "UPDATE public.migration_mappings SET new_id = gen_random_uuid(), migration_batch = 'theirs',"
                                        + " migrated_at = '2020-01-01' WHERE entity_type = 'brackets' AND legacy_id = 3")
                        .warned("legacy_ids", 3L, "legacy_bracket_id"),
                tracked(
                                "another script has mapped the id to another row",
                                "UPDATE public.migration_mappings SET legacy_id = 9999, migration_batch = 'theirs',"
                                        + " migrated_at = '2020-01-01' WHERE entity_type = 'brackets' AND legacy_id = 3")
                        .warned("legacy_ids", 3L, "legacy_bracket_id"),
                tracked(
                                "nothing is recorded",
                                "DELETE FROM public.migration_mappings WHERE entity_type = 'brackets' AND legacy_id <> 3",
                                "UPDATE public.migration_mappings SET migration_batch = 'theirs', migrated_at = '2020-01-01'"
                                        + " WHERE entity_type = 'brackets'")
                        .warned("legacy_ids", 1L, "legacy_bracket_id")
                        .andOtherRows(),
                tracked("they have another form", "ALTER TABLE public.migration_mappings DROP COLUMN new_id"),
                quarantined("a reason that does not exist", "code = 'BECAUSE'", 40)
                        .found("quarantine", 40),
                quarantined("a reason that rejects no row", "code = 'TOTAL_MISMATCH'", 40)
                        .found("quarantine", 40),
                quarantined("no remedy", "remedy = ''", 40).found("quarantine", 40),
                quarantined("no message", "message = ''", 40).found("quarantine", 40),
                quarantined("the row was not kept", "source_row = '{}'", 40).found("quarantine", 40),
                quarantined("another row was kept", "source_row = source_row || '{\"legacy_id\": 41}'", 40)
                        .found("quarantine", 40),
                quarantined("resolved, but the row does not stand", "state = 'resolved'", 40)
                        .found("quarantine", 40)
                        .found("accounting", 40)
                        .foundOfSum("unit_cost"),
                quarantined(
                                "open, but the row stands",
                                "legacy_id = 41, source_row = source_row || '{\"legacy_id\": 41}'",
                                40)
                        .found("quarantine", 41)
                        .found("accounting", 40)
                        .foundOfSum("unit_cost"),
                Fault.in("brackets", "a quarantined row is gone from the source")
                        .source("DELETE FROM dispatch_bracket WHERE id = 40")
                        .warned("quarantine", 40L, null));
    }

    /** The mappings, also recorded where earlier scripts kept theirs. */
    private static Fault tracked(String name, String... changes) {
        return Fault.in("brackets", "tracking table: " + name)
                .target("CREATE TABLE public.migration_mappings AS SELECT entity_type, legacy_id, new_id, migrated_at,"
                        + " migration_batch FROM migration.migration_mappings")
                .target(changes);
    }

    private static Fault quarantined(String name, String change, int id) {
        return Fault.in("brackets", "quarantine: " + name)
                .target("UPDATE migration.migration_quarantine SET " + change
                        + " WHERE table_name = 'brackets' AND legacy_id = " + id);
    }

    private static String checkpoint(String change) {
        return "UPDATE migration.migration_checkpoints SET " + change + " WHERE table_name = 'brackets'";
    }

    private static String control(String table, String change) {
        return "UPDATE migration.migration_control SET " + change + " WHERE table_name = '" + table + "'";
    }
}
