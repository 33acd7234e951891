package dev.rekey.verify;

import java.util.List;

/** What can be wrong with order cases. */
final class OrderCaseFaults {

    private static final String TABLE = "order_cases";

    private OrderCaseFaults() {}

    static List<Fault> all() {
        return List.of(
                link("a microsecond", "linked_at = linked_at - interval '1 microsecond'", 2)
                        .found(
                                "timestamps",
                                2,
                                "linked_at",
                                "2016-02-01 14:09:00.001332+00",
                                "2016-02-01 14:09:00.001331+00")
                        .also("content"),
                link("a time is lost", "completed_at = NULL", 2)
                        .found("timestamps", 2, "completed_at", "2016-08-19 14:04:00.00134+00", null)
                        .also("content"),
                link("a number by one", "stage_number = stage_number + 1", 2)
                        .found("content", 2, "stage_number", "3", "4"),
                link("another status", "status = 'active'", 2)
                        .found("enumerations", 2, "status", "completed", "active")
                        .also("content"),
                link("a priority outside the set", "priority = 'whenever'", 2)
                        .found("enumerations", 2, "priority", "high", "whenever")
                        .found("enumerations", 2, "priority")
                        .also("content"),
                link("a value without a default is lost", "relationship_type = NULL", 2)
                        .found("enumerations", 2, "relationship_type", "primary", null)
                        .also("content"),
                link("the order's legacy id", "legacy_order_id = 3", 2)
                        .found("content", 2, "legacy_order_id", "2", "3"),
                link("a row has lost its legacy id", "legacy_order_case_id = NULL", 461)
                        .found("accounting", 461)
                        .found("legacy_ids", 461, "legacy_order_case_id"),
                swapped("two links have each other's order", "order_id")
                        .found("edges", 2, "order_id", "2", "3")
                        .found("edges", 3, "order_id", "3", "2")
                        .also("content"),
                swapped("two links have each other's case", "case_id")
                        .found("edges", 2, "case_id", "125", "102")
                        .found("edges", 3, "case_id", "102", "125")
                        .also("content"),
                Fault.in(TABLE, "all times are shifted by an hour")
                        .target("UPDATE order_cases SET started_at = started_at + interval '1 hour'")
                        .found(
                                "timestamps",
                                2,
                                "started_at",
                                "2016-02-03 14:04:00.001336+00",
                                "2016-02-03 15:04:00.001336+00")
                        .andOtherRows()
                        .also("content"),
                Fault.in(TABLE, "a row that was born in the new system: it is not extra")
                        .target("INSERT INTO order_cases (order_id, case_id, relationship_type, status, linked_at)"
                                + " SELECT order_id, case_id, 'secondary', 'reopened', now() FROM order_cases"
                                + " WHERE legacy_order_case_id = 2"),
                Fault.in(TABLE, "a row that was born in the new system leads nowhere")
                        .target(
                                "SET session_replication_role = replica",
                                "INSERT INTO order_cases (order_id, case_id, linked_at)"
                                        + " SELECT order_id, gen_random_uuid(), now() FROM order_cases WHERE legacy_order_case_id = 2")
                        .foundOf("foreign_keys", "case_id"),
                Fault.in(TABLE, "the source was changed after the migration")
                        .source("UPDATE dispatch_order_case SET status = 'cancelled', stage_number = 9 WHERE id = 2")
                        .found("enumerations", 2, "status", "cancelled", "completed")
                        .found("content", 2, "stage_number", "9", "3"),
                Fault.in(TABLE, "the source was changed in what means the same: it is equal")
                        .source("UPDATE dispatch_order_case SET status = ' COMPLETED', priority = 'High' WHERE id = 2"),
                Fault.in(TABLE, "a row was added to the source after the migration")
                        .source("INSERT INTO dispatch_order_case SELECT 900, instruction_id, patient_id, 'revision',"
                                + " stage_number, status, priority, linked_at, started_at, completed_at, created_at, updated_at"
                                + " FROM dispatch_order_case WHERE id = 2")
                        .found("accounting", 900),
                Fault.in(TABLE, "a row was deleted from the source after the migration")
                        .source("DELETE FROM dispatch_order_case WHERE id = 2")
                        .found("accounting", 2),
                Fault.in(TABLE, "the row below all others is an invented one")
                        .target(
                                "INSERT INTO order_cases (legacy_order_case_id, order_id, case_id, relationship_type, linked_at)"
                                        + " SELECT -2147483648, order_id, case_id, 'secondary', now() FROM order_cases"
                                        + " WHERE legacy_order_case_id = 2")
                        .found("accounting", -2147483648)
                        .found("legacy_ids", -2147483648, "legacy_order_case_id"));
    }

    private static Fault link(String name, String change, int id) {
        return Fault.in(TABLE, name).target("UPDATE order_cases SET " + change + " WHERE legacy_order_case_id = " + id);
    }

    private static Fault swapped(String name, String column) {
        return Fault.in(TABLE, name)
                .target("UPDATE order_cases AS a SET " + column + " = b." + column + " FROM order_cases AS b"
                        + " WHERE (a.legacy_order_case_id, b.legacy_order_case_id) IN ((2, 3), (3, 2))");
    }
}
