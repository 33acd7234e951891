package dev.rekey.verify;

import java.util.List;

/** What can be wrong with template groups and template roles. */
final class TemplateFaults {

    private static final String GROUPS = "template_view_groups";
    private static final String ROLES = "template_view_roles";

    private TemplateFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.in(GROUPS, "a permission is removed")
                        .target(
                                "UPDATE template_view_groups SET permissions = permissions - 1 WHERE legacy_group_id = 1")
                        .found(
                                "json_shapes",
                                1,
                                "permissions",
                                "[\"templates.view\", \"templates.edit\"]",
                                "[\"templates.view\"]")
                        .also("content")
                        .alsoIn(ROLES, "access_control"),
                Fault.in(GROUPS, "an array has another order")
                        .target("UPDATE template_view_groups SET template_categories = '[\"email\", \"invoice\"]'"
                                + " WHERE legacy_group_id = 1")
                        .found(
                                "json_shapes",
                                1,
                                "template_categories",
                                "[\"invoice\", \"email\"]",
                                "[\"email\", \"invoice\"]")
                        .also("content")
                        .alsoIn(ROLES, "access_control"),
                Fault.in(GROUPS, "a default is changed")
                        .target("UPDATE template_view_groups SET permissions = '[\"all\"]' WHERE legacy_group_id = 2")
                        .found("json_shapes", 2, "permissions", null, "not the default: [\"all\"]")
                        .also("content")
                        .alsoIn(ROLES, "access_control"),
                Fault.in(GROUPS, "a default is not marked as one")
                        .target("UPDATE template_view_groups SET metadata = '{}' WHERE legacy_group_id = 2")
                        .found("json_shapes", 2, "permissions", null, "[]")
                        .also("content"),
                Fault.in(GROUPS, "a value is marked as a default")
                        .target("UPDATE template_view_groups SET metadata = '{\"defaulted\": [\"is_active\"]}'"
                                + " WHERE legacy_group_id = 1")
                        .found("content", 1, "is_active", "true", null),
                Fault.in(GROUPS, "a column without a default is marked as one")
                        .target("UPDATE template_view_groups SET metadata = '{\"defaulted\": [\"group_name\"]}'"
                                + " WHERE legacy_group_id = 1")
                        .found("json_shapes", 1, "metadata"),
                Fault.in(GROUPS, "metadata has a key that nobody specified")
                        .target("UPDATE template_view_groups SET metadata = '{\"note\": 1}' WHERE legacy_group_id = 1")
                        .found("json_shapes", 1, "metadata", "{}", "{\"note\": 1}")
                        .found("json_shapes", 1, "metadata")
                        .also("content"),
                Fault.in(GROUPS, "text is of another normal form")
                        .target("UPDATE template_view_groups SET group_name = normalize(group_name, NFD)"
                                + " WHERE legacy_group_id = 6")
                        .found("content", 6, "group_name", "Qualit\u00e4tssicherung", "Qualita\u0308tssicherung"),
                Fault.in(GROUPS, "empty text stands for null")
                        .target("UPDATE template_view_groups SET group_description = '' WHERE legacy_group_id = 4")
                        .found("content", 4, "group_description", null, ""),
                Fault.in(GROUPS, "the case of a letter in an enumeration")
                        .target("UPDATE template_view_groups SET group_type = 'Department' WHERE legacy_group_id = 2")
                        .found("enumerations", 2, "group_type", "department", "Department")
                        .found("enumerations", 2, "group_type")
                        .also("content"),
                Fault.in(GROUPS, "a group is switched on")
                        .target("UPDATE template_view_groups SET is_active = true WHERE legacy_group_id = 9")
                        .found("content", 9, "is_active", "false", "true")
                        .alsoIn(ROLES, "access_control"),
                Fault.in(GROUPS, "created_at is lost")
                        .target("UPDATE template_view_groups SET created_at = NULL WHERE legacy_group_id = 10")
                        .found("timestamps", 10, "created_at", "2016-01-14 09:00:00.000831+00", null)
                        .also("content"),
                Fault.in(GROUPS, "a row with an invented legacy id")
                        .target(
                                "INSERT INTO template_view_groups (group_name, legacy_group_id) VALUES ('Guests', 4711)")
                        .found("accounting", 4711)
                        .found("legacy_ids", 4711, "legacy_group_id"),
                role("a right is granted", "can_delete = true", 1)
                        .found("access_control", 1, "can_delete", "false", "true")
                        .found("content", 1, "can_delete", "false", "true"),
                role("a right is taken", "can_edit = false", 1)
                        .found("access_control", 1, "can_edit", "true", "false")
                        .found("content", 1, "can_edit", "true", "false"),
                role("a role is switched off", "is_active = false", 1)
                        .found("access_control", 1, "in_force", "true", "false")
                        .found("content", 1, "is_active", "true", "false"),
                role("a role is of a higher level", "role_level = 3", 1)
                        .found("access_control", 1, "role_level", "2", "3")
                        .found("enumerations", 1, "role_level", "2", "3")
                        .also("content"),
                role("a role is of a level that does not exist", "role_level = 4", 1)
                        .found("enumerations", 1, "role_level")
                        .also("content", "access_control"),
                role("a number in JSON", "restrictions = '{\"maxAmount\": 1200.51}'", 3)
                        .found("json_shapes", 3, "restrictions", "{\"maxAmount\": 1200.5}", "{\"maxAmount\": 1200.51}")
                        .also("content", "access_control"),
                role("a number in JSON has more zeros: it is equal", "restrictions = '{\"maxAmount\": 1200.5000}'", 3),
                role("an object where strings should be", "template_types = '{}'", 1)
                        .found("json_shapes", 1, "template_types")
                        .also("content", "access_control"),
                role("a number among strings", "template_types = '[\"email\", 1]'", 1)
                        .found("json_shapes", 1, "template_types")
                        .also("content", "access_control"),
                role("a default is undone", "can_share = NULL", 5)
                        .found("content", 5, "can_share", null, "not the default: "),
                role("null where a default should be", "can_view = NULL", 1)
                        .found("content", 1, "can_view", "true", "null where a default applies"),
                role("the group's legacy id", "legacy_group_id = 3", 1)
                        .found("content", 1, "legacy_group_id", "2", "3"),
                Fault.in(ROLES, "two roles have each other's group")
                        .target(
                                "ALTER TABLE template_view_roles DROP CONSTRAINT template_view_roles_group_id_role_name_key",
                                "UPDATE template_view_roles AS a SET group_id = b.group_id FROM template_view_roles AS b"
                                        + " WHERE (a.legacy_role_id, b.legacy_role_id) IN ((1, 3), (3, 1))")
                        .found("edges", 1, "group_id", "2", "4")
                        .found("edges", 3, "group_id", "4", "2")
                        .also("content", "access_control"),
                Fault.in(ROLES, "the last row is missing")
                        .target("DELETE FROM template_view_roles WHERE legacy_role_id = 48")
                        .found("accounting", 48)
                        .found("access_control", 48)
                        .found("legacy_ids", 48, "legacy_role_id")
                        .also("limits"),
                Fault.in(ROLES, "a row in the quarantine is lost")
                        .target("DELETE FROM migration.migration_quarantine"
                                + " WHERE table_name = 'template_view_roles' AND legacy_id = 37")
                        .found("accounting", 37)
                        .found("access_control", 37));
    }

    private static Fault role(String name, String change, int id) {
        return Fault.in(ROLES, name)
                .target("UPDATE template_view_roles SET " + change + " WHERE legacy_role_id = " + id);
    }
}
