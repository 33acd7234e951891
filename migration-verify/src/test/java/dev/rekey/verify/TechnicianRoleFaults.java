package dev.rekey.verify;

import java.util.List;

/** What can be wrong with technicians' roles. */
final class TechnicianRoleFaults {

    private static final String TABLE = "technician_roles";
    private static final String KEY = "technician_roles_technician_id_fkey";

    private TechnicianRoleFaults() {}

    static List<Fault> all() {
        return List.of(
                role("a permission is removed", "permissions = permissions - 'setup.edit'", 1)
                        .found(
                                "json_shapes",
                                1,
                                "permissions",
                                "[\"orders.view\", \"setup.edit\"]",
                                "[\"orders.view\"]")
                        .found(
                                "access_control",
                                20,
                                "permissions",
                                "[[\"orders.view\", \"office\", \"2\"], [\"setup.edit\", \"office\", \"2\"]]",
                                "[[\"orders.view\", \"office\", \"2\"]]")
                        .also("content"),
                role(
                                "a permission is repeated: nobody may do more",
                                "permissions = permissions || '[\"setup.edit\"]'",
                                1)
                        .differs("json_shapes", 1, "permissions")
                        .also("content"),
                role("a role has expired", "expiry_date = '2019-12-31'", 1)
                        .found("access_control", 20)
                        .found("timestamps", 1, "expiry_date", null, "2019-12-31")
                        .also("content"),
                role("a role is in force since ever", "effective_date = '-infinity'", 1)
                        .found("timestamps", 1, "effective_date", "2018-02-11", "-infinity")
                        .also("content"),
                role("a role is switched on", "is_active = true", 7)
                        .found("access_control", 49)
                        .found("content", 7, "is_active", "false", "true"),
                role("a type outside the set", "role_type = 'medical'", 1)
                        .found("enumerations", 1, "role_type", "administrative", "medical")
                        .found("enumerations", 1, "role_type")
                        .also("content"),
                role("a wider scope", "scope_type = 'global'", 1)
                        .found("enumerations", 1, "scope_type", "office", "global")
                        .differs("access_control", 20, "permissions")
                        .also("content"),
                role("an optional reference is lost though its parent exists", "scope_id = NULL", 1)
                        .found("edges", 1, "scope_id", "2", null)
                        .also("content", "access_control"),
                role(
                                "a reference that dangles in the source leads somewhere",
                                "scope_id = (SELECT id FROM offices WHERE legacy_office_id = 1)",
                                22)
                        .found("edges", 22, "scope_id", "404", "1")
                        .also("content"),
                role("a reference without a constraint leads nowhere", "scope_id = gen_random_uuid()", 1)
                        .found("edges", 1, "scope_id", "2", "a row without a legacy id")
                        .also("content", "access_control"),
                role("a key of metadata.legacy is lost", "metadata = '{}'", 1)
                        .found("json_shapes", 1, "metadata.legacy.scope_id", "2", null)
                        .also("content"),
                role("a value of metadata.legacy is changed", "metadata = '{\"legacy\": {\"scope_id\": 3}}'", 1)
                        .found("json_shapes", 1, "metadata.legacy.scope_id", "2", "3")
                        .also("content"),
                role("the technician's legacy id is changed", "legacy_technician_id = 21", 1)
                        .found("content", 1, "legacy_technician_id", "20", "21"),
                role("letters of another case", "role_name = upper(role_name)", 6)
                        .found("content", 6, "role_name", "Setup designer", "SETUP DESIGNER"),
                Fault.in(TABLE, "two technicians have each other's roles")
                        .target(
                                "UPDATE technician_roles AS a SET technician_id = b.technician_id FROM technician_roles AS b"
                                        + " WHERE (a.legacy_role_id, b.legacy_role_id) IN ((1, 2), (2, 1))")
                        .found("edges", 1, "technician_id", "20", "39")
                        .found("edges", 2, "technician_id", "39", "20")
                        .also("content", "access_control"),
                Fault.in(TABLE, "two offices are exchanged")
                        .target("UPDATE technician_roles AS a SET scope_id = b.scope_id FROM technician_roles AS b"
                                + " WHERE (a.legacy_role_id, b.legacy_role_id) IN ((1, 4), (4, 1))")
                        .found("edges", 1, "scope_id", "2", "5")
                        .found("edges", 4, "scope_id", "5", "2")
                        .also("content", "access_control"),
                Fault.in(TABLE, "a technician is gone though the catalog believes in the key")
                        .target(
                                "SET session_replication_role = replica",
                                "UPDATE technician_roles SET technician_id = gen_random_uuid() WHERE legacy_role_id = 1")
                        .found("foreign_keys", 1, "technician_id")
                        .found("edges", 1, "technician_id", "20", "a row without a legacy id")
                        .also("content", "access_control"),
                Fault.in(TABLE, "the foreign key is dropped")
                        .target("ALTER TABLE technician_roles DROP CONSTRAINT " + KEY)
                        .foundOf("foreign_keys", "technician_id"),
                Fault.in(TABLE, "the foreign key leads to another table")
                        .target(
                                "CREATE TABLE people AS SELECT * FROM technicians",
                                "ALTER TABLE people ADD PRIMARY KEY (id)",
                                "ALTER TABLE technician_roles DROP CONSTRAINT " + KEY,
                                "ALTER TABLE technician_roles ADD FOREIGN KEY (technician_id) REFERENCES people")
                        .foundOf("foreign_keys", "technician_id"),
                Fault.in(TABLE, "the foreign key is not valid")
                        .target(
                                "ALTER TABLE technician_roles DROP CONSTRAINT " + KEY,
                                "ALTER TABLE technician_roles ADD FOREIGN KEY (technician_id) REFERENCES technicians NOT VALID")
                        .warned("foreign_keys", null, null));
    }

    private static Fault role(String name, String change, int id) {
        return Fault.in(TABLE, name).target("UPDATE technician_roles SET " + change + " WHERE legacy_role_id = " + id);
    }
}
