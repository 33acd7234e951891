package dev.rekey.verify;

import java.util.List;

/** What can be wrong with technicians. */
final class TechnicianFaults {

    private static final String TABLE = "technicians";
    private static final String UNCHECKED = "SET session_replication_role = replica";

    private TechnicianFaults() {}

    static List<Fault> all() {
        return List.of(
                technician("a date by a day", "hire_date = hire_date + 1", 3)
                        .found("timestamps", 3, "hire_date", "2012-07-22", "2012-07-23")
                        .also("content"),
                technician("a microsecond", "updated_at = updated_at + interval '1 microsecond'", 3)
                        .found(
                                "timestamps",
                                3,
                                "updated_at",
                                "2021-05-12 03:00:00.00148+00",
                                "2021-05-12 03:00:00.001481+00")
                        .also("content"),
                technician("a date before Christ", "hire_date = '2012-07-22 BC'", 3)
                        .found("timestamps", 3, "hire_date", "2012-07-22", "2012-07-22 BC")
                        .also("content"),
                technician("a trailing blank", "email = email || ' '", 3)
                        .found("content", 3, "email", "technician3@example.org", "technician3@example.org "),
                technician("an invisible character", "email = email || U&'\\200B'", 3)
                        .found("content", 3, "email", "technician3@example.org", "technician3@example.org\u200B"),
                technician("text is cut off", "department = left(department, 5)", 3)
                        .found("content", 3, "department", "Отдел моделирования", "Отдел"),
                technician("a letter of another script", "position = replace(position, 'о', 'o')", 3)
                        .found("content", 3, "position", "Зубной техник", "Зубнoй техник"),
                technician("null is empty text", "employee_id = ''", 17).found("content", 17, "employee_id", null, ""),
                technician("a value is lost", "phone = NULL", 85).found("content", 85, "phone", "+49 30 5550085", null),
                technician("the user's legacy id is lost", "legacy_user_id = NULL", 3)
                        .found("content", 3, "legacy_user_id", "6", null),
                technician("a status outside the set", "status = 'on leave'", 3)
                        .found("enumerations", 3, "status", "inactive", "on leave")
                        .found("enumerations", 3, "status")
                        .also("content"),
                technician(
                                "a key of JSON has another name",
                                "emergency_contact = '{\"named\": \"A\"}' || (emergency_contact - 'name')",
                                2)
                        .found(
                                "json_shapes",
                                2,
                                "emergency_contact",
                                "{\"name\": \"Mária Lefèvre\", \"phone\": \"+49 170 5550002\", \"relation\": \"Ehepartner\"}",
                                "{\"named\": \"A\", \"phone\": \"+49 170 5550002\", \"relation\": \"Ehepartner\"}")
                        .also("content"),
                technician(
                        "keys of JSON in another order: it is equal",
                        "emergency_contact = '{\"relation\": \"Ehepartner\", \"phone\": \"+49 170 5550002\","
                                + " \"name\": \"Mária Lefèvre\"}'",
                        2),
                technician("JSON is an array", "emergency_contact = jsonb_build_array(emergency_contact)", 2)
                        .found("json_shapes", 2, "emergency_contact")
                        .also("content"),
                technician(
                                "text that was set aside is changed",
                                "metadata = '{\"legacy\": {\"emergency_contact\": \"Mutter\"}}'",
                                41)
                        .found(
                                "json_shapes",
                                41,
                                "metadata.legacy.emergency_contact",
                                "\"Mutter, 0170 5550199\"",
                                "\"Mutter\"")
                        .also("content"),
                technician("text that was set aside is lost", "metadata = '{}'", 41)
                        .found("content", 41),
                technician(
                                "JSON is set aside as text",
                                "emergency_contact = NULL, metadata = jsonb_build_object('legacy', jsonb_build_object("
                                        + "'emergency_contact', '{\"name\" : \"Mária Lefèvre\", \"phone\" : \"+49 170 5550002\","
                                        + " \"relation\" : \"Ehepartner\"}'))",
                                2)
                        .found("json_shapes", 2, "metadata.legacy.emergency_contact"),
                technician("metadata is an array", "metadata = '[]'", 3)
                        .found("json_shapes", 3, "metadata", "{}", "[]")
                        .also("content"),
                technician("metadata is null", "metadata = NULL", 3)
                        .found("json_shapes", 3, "metadata", "{}", null)
                        .also("content"),
                Fault.in(TABLE, "two technicians have each other's profile")
                        .target("UPDATE technicians AS a SET profile_id = b.profile_id FROM technicians AS b"
                                + " WHERE (a.legacy_technician_id, b.legacy_technician_id) IN ((1, 2), (2, 1))")
                        .found("edges", 1, "profile_id", "4", "5")
                        .found("edges", 2, "profile_id", "5", "4")
                        .also("content"),
                Fault.in(TABLE, "a profile is gone though the catalog believes in the key")
                        .target(
                                UNCHECKED,
                                "UPDATE technicians SET profile_id = gen_random_uuid() WHERE legacy_technician_id = 3")
                        .found("foreign_keys", 3, "profile_id")
                        .found("edges", 3, "profile_id", "6", "a row without a legacy id")
                        .found("personnel", 3, "profile_id")
                        .also("content"),
                Fault.in(TABLE, "a profile of another type")
                        .target("UPDATE profiles SET profile_type = 'doctor' WHERE legacy_user_id = 6")
                        .warned("personnel", 3L, "profile_id"),
                Fault.in(TABLE, "a profile without an auth user")
                        .target("UPDATE profiles SET user_id = NULL WHERE legacy_user_id = 6")
                        .warned("personnel", 3L, "profile_id"),
                Fault.in(TABLE, "the first row is missing")
                        .target("DELETE FROM technicians WHERE legacy_technician_id = 1")
                        .found("accounting", 1)
                        .found("legacy_ids", 1, "legacy_technician_id")
                        .found("limits"),
                Fault.in(TABLE, "the last row is missing")
                        .target("DELETE FROM technicians WHERE legacy_technician_id = 85")
                        .found("accounting", 85)
                        .found("legacy_ids", 85, "legacy_technician_id")
                        .found("limits"),
                Fault.in(TABLE, "a row is there twice")
                        .target(
                                "ALTER TABLE technicians DROP CONSTRAINT technicians_legacy_technician_id_key,"
                                        + " DROP CONSTRAINT technicians_employee_id_key",
                                "CREATE TEMPORARY TABLE twin AS SELECT * FROM technicians WHERE legacy_technician_id = 20",
                                "UPDATE twin SET id = gen_random_uuid()",
                                "INSERT INTO technicians SELECT * FROM twin")
                        .found("accounting")
                        .found("legacy_ids", 20, "legacy_technician_id")
                        .alsoIn("technician_roles", "edges"));
    }

    private static Fault technician(String name, String change, int id) {
        return Fault.in(TABLE, name).target("UPDATE technicians SET " + change + " WHERE legacy_technician_id = " + id);
    }
}
