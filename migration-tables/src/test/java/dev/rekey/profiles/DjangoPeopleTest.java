package dev.rekey.profiles;

import static dev.rekey.profiles.Planted.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.fixtures.DemoData.Variant;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The {@code django} profile's technicians, their roles, and who may see templates: every planted row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DjangoPeopleTest {

    private final DjangoSource source;

    DjangoPeopleTest() throws SQLException {
        source = new DjangoSource(Variant.DAMAGED);
    }

    @AfterAll
    void drop() throws SQLException {
        source.close();
    }

    @Test
    void technicians_areTheUsersOfTheirGroup_onceEach() throws SQLException {
        ExpectedRows expected = new ExpectedRows(
                        IDS,
                        id -> Map.of(
                                "user_id", "" + id,
                                "employee_id", "d-" + id,
                                "hire_date", "2020-02-29",
                                "status", "active",
                                "email", "d@example.org",
                                "defaults", "{hire_date}"))
                .but(950001, "employee_id", "x".repeat(51))
                .but(950002, "employee_id", "😀".repeat(50))
                .but(950003, "status", "inactive")
                .but(950004, "status", "inactive")
                .but(950005, "email", null)
                .but(950006, "hire_date", "2020-03-01")
                .but(950007, "hire_date", "infinity")
                .but(950008, "email", "")
                .but(950009, "email", null)
                .but(950010, "employee_id", "")
                .but(950011, "hire_date", "0044-03-15 BC")
                .but(950013, "employee_id", "d-950012")
                .but(950014, "employee_id", "D-950012");

        assertThat(source.planted("technicians")).isEqualTo(expected.rows());
    }

    @Test
    void technicianRoles_areNobodysWithoutAHolder() throws SQLException {
        ExpectedRows expected = new ExpectedRows(
                        IDS,
                        id -> Map.of(
                                "technician_id", "4",
                                "role_name", "Role " + id,
                                "permissions", "[]",
                                "effective_date", "2015-01-06",
                                "legacy", "{\"type\": 1, \"abbrev\": \"R\"}",
                                "defaults", "{effective_date}"))
                .but(950001, "technician_id", null, "effective_date", null)
                .but(950002, "technician_id", "999999", "effective_date", null)
                .but(950003, "technician_id", "950001", "effective_date", "2020-02-29")
                .but(950004, "technician_id", "90", "effective_date", "2015-01-25")
                .but(950005, "role_name", "😀".repeat(100))
                .but(950006, "role_name", "\u00A0")
                .but(950007, "technician_id", "950006", "effective_date", "2020-03-01")
                .but(950008, "permissions", "[\"view_B\", \"view_b\", \"view_ä\"]")
                .but(950008, "legacy", "{\"abbrev\": \"R\"}")
                .but(950009, "legacy", "{\"type\": 0, \"abbrev\": \"R\"}")
                .but(950010, "legacy", "{\"type\": 9, \"abbrev\": \"R\"}")
                .but(950011, "technician_id", "950007", "effective_date", "infinity")
                .but(950013, "role_name", "Role 950014");

        assertThat(source.planted("technician_roles")).isEqualTo(expected.rows());
    }

    @Test
    void viewGroups_collapseTheirJunction() throws SQLException {
        ExpectedRows expected = new ExpectedRows(
                        Planted.GROUPS,
                        id -> Map.of(
                                "name", "Group " + id,
                                "template_categories", "[\"b\"]",
                                "lineage", "[" + (950099 - Planted.GROUPS.indexOf(id)) + "]"))
                .but(950001, "name", "x".repeat(101))
                .but(950002, "name", null)
                .but(950003, "name", "Doctor")
                .but(950004, "name", "doctor", "template_categories", "[\"B\", \"b\", \"ä\"]")
                .but(950004, "lineage", "[-7, 0, 950093, 950500, 2147483647]")
                .but(950005, "name", "😀".repeat(100), "template_categories", "[]")
                .but(950006, "name", "\u2003")
                .but(950007, "name", "Group of 950007", "template_categories", "[]")
                .but(950008, "name", "950008", "template_categories", "[\"\"]");

        assertThat(source.planted("template_view_groups")).isEqualTo(expected.rows());
    }

    @Test
    void viewRoles_collapseTheirJunction_andHaveTheirOwnGroup() throws SQLException {
        ExpectedRows expected = new ExpectedRows(
                        Planted.VIEW_ROLES,
                        id -> Map.of(
                                "group_id",
                                "2",
                                "role_name",
                                "Viewer " + id,
                                "template_types",
                                "[\"b\"]",
                                "lineage",
                                "[" + (950199 - Planted.VIEW_ROLES.indexOf(id)) + "]"))
                .but(Integer.MIN_VALUE, "group_id", "11", "role_name", "Role -2147483648")
                .but(-1, "group_id", "11", "role_name", "Role -1")
                .but(0, "group_id", "11", "role_name", "Role 0")
                .but(Integer.MAX_VALUE, "group_id", "11", "role_name", "Role 2147483647")
                .but(950101, "group_id", null)
                .but(950102, "group_id", null, "role_name", null)
                .but(950103, "group_id", "999999")
                .but(950104, "group_id", "950001")
                .but(950105, "group_id", "1")
                .but(950107, "role_name", "Viewer 950106")
                .but(950108, "role_name", "viewer 950106", "template_types", "[]")
                .but(950109, "template_types", "[\"B\", \"b\", \"ä\"]")
                .but(950109, "lineage", "[-7, 0, 950188, 950500, 2147483647]")
                .but(950110, "group_id", "4", "role_name", "Viewer 950106");

        assertThat(source.planted("template_view_roles")).isEqualTo(expected.rows());
    }
}
