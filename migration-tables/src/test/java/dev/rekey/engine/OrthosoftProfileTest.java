package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult;
import dev.rekey.api.TableResult;
import dev.rekey.profile.SourceProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The example of docs/source-profiles.md: a copy of a MySQL database, migrated through docs/examples/orthosoft as it stands there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrthosoftProfileTest {

    private final Scenario scenario = Scenario.empty();
    private final MigrationResult result;

    OrthosoftProfileTest() throws IOException {
        scenario.inSource(resource("schema.sql"), resource("data.sql"))
                .inTarget(
                        "ALTER TABLE messages RENAME COLUMN legacy_record_id TO old_record_id",
                        "INSERT INTO auth.users (email) SELECT i || '@example.org' FROM generate_series(1, 3) AS i",
                        "INSERT INTO profiles (user_id, legacy_user_id) SELECT id, row_number() OVER () FROM auth.users",
                        "INSERT INTO patients (legacy_patient_id) SELECT generate_series(1, 4)",
                        "INSERT INTO cases (legacy_patient_id) SELECT generate_series(1, 4)",
                        "INSERT INTO orders (legacy_instruction_id) SELECT generate_series(10, 13)",
                        "INSERT INTO messages (old_record_id) VALUES (100), (101)",
                        "INSERT INTO files (legacy_file_id) SELECT generate_series(500, 503)",
                        "INSERT INTO offices (legacy_office_id) VALUES (1), (2)");
        result = migration().migrate();
    }

    private Migration migration() {
        return scenario.builder()
                .profile(SourceProfile.open(
                        "../docs/examples/orthosoft", Path.of("").toAbsolutePath()))
                .build();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = OrthosoftProfileTest.class.getResourceAsStream("/orthosoft/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    void close() {
        scenario.close();
    }

    @Test
    void everyRow_isAccountedFor() {
        assertThat(result.tables())
                .extracting(
                        TableResult::table,
                        TableResult::source,
                        TableResult::filtered,
                        TableResult::migrated,
                        TableResult::rejected,
                        TableResult::warnings)
                .containsExactlyInAnyOrder(
                        tuple("template_view_groups", 4L, 1L, 3L, 1L, 0L),
                        tuple("template_view_roles", 0L, 0L, 0L, 0L, 0L),
                        tuple("technicians", 3L, 1L, 3L, 0L, 1L),
                        tuple("technician_roles", 5L, 1L, 3L, 2L, 0L),
                        tuple("brackets", 4L, 1L, 2L, 2L, 0L),
                        tuple("treatment_discussions", 3L, 1L, 2L, 1L, 1L),
                        tuple("order_cases", 5L, 1L, 3L, 2L, 0L),
                        tuple("message_attachments", 3L, 2L, 3L, 0L, 1L),
                        tuple("purchases", 6L, 1L, 4L, 2L, 3L));
        assertThat(result.exitCode()).as("the sample is all exceptions").isEqualTo(ExitCode.DATA);
    }

    @Test
    void rejectedRows_standInTheQuarantineWithTheirReason() {
        assertThat(scenario.target(
                        "SELECT table_name, legacy_id, code, column_name FROM migration.migration_quarantine"))
                .containsExactlyInAnyOrder(
                        "template_view_groups|3|ENUM_UNKNOWN|group_type",
                        "technician_roles|201|REQUIRED_VALUE_MISSING|effective_date",
                        "technician_roles|7701|PARENT_MISSING|technician_id",
                        "brackets|3|ENUM_UNKNOWN|material",
                        "brackets|4|DUPLICATE_KEY|bracket_code",
                        "treatment_discussions|3|PARENT_MISSING|case_id",
                        "order_cases|1201|REQUIRED_VALUE_MISSING|case_id",
                        "order_cases|9901|PARENT_MISSING|order_id",
                        "purchases|3|PRECISION_LOSS|subtotal",
                        "purchases|7|REQUIRED_VALUE_MISSING|purchase_date");
    }

    @Test
    void childrenWithoutAParent_areCounted() {
        assertThat(scenario.target("SELECT table_name, details ->> 'actual' FROM migration.migration_validation_reports"
                        + " WHERE validation_type = 'orphaned_child_rows' AND details ->> 'actual' <> '0'"))
                .containsExactlyInAnyOrder("purchases|1", "treatment_discussions|1");
    }

    @Test
    void groupZero_isARowLikeAnyOther() {
        assertThat(scenario.target("""
                        SELECT group_name, group_description, group_type, permissions, template_categories, is_active,
                               created_at AT TIME ZONE 'UTC' AS c, updated_at AT TIME ZONE 'UTC' AS u, metadata
                        FROM template_view_groups WHERE legacy_group_id = 0"""))
                .containsExactly("Alle|Für alle\r\nim Haus|role_based|[\"view\"]|[\"Befund\", \"Brief\"]|true"
                        + "|2009-01-05T08:00:00|2010-02-03T04:05:06|{\"defaulted\": [\"is_active\"]}");
        assertThat(scenario.target("SELECT legacy_group_id FROM template_view_groups"))
                .containsExactlyInAnyOrder("-1", "0", "1");
    }

    @Test
    void technician_whoseDateOfHireIsZero_hasThePracticesRuleForIt() {
        assertThat(scenario.target("""
                        SELECT legacy_user_id, (SELECT p.legacy_user_id FROM profiles AS p WHERE p.id = profile_id) AS p,
                               employee_id, department, position, hire_date, status, phone, email, emergency_contact,
                               created_at AT TIME ZONE 'UTC' AS c, updated_at, metadata
                        FROM technicians WHERE old_employee_no = 2"""))
                .containsExactly("2|2|P-002|Praxis|<null>|2013-07-01|active|<null>|yilmaz@example.org|<null>"
                        + "|2013-07-01T10:00:00|<null>|{\"defaulted\": [\"hire_date\", \"status\"]}");
    }

    @Test
    void role_withAKeyOfTwoColumns_findsItsTechnicianAndOffice() {
        assertThat(scenario.target("""
                        SELECT r.legacy_role_id, r.legacy_technician_id, t.employee_id, r.role_name, r.role_type,
                               r.permissions, r.scope_type, o.legacy_office_id, r.effective_date, r.expiry_date, r.is_active,
                               r.created_at AT TIME ZONE 'UTC' AS c, r.updated_at, r.metadata
                        FROM technician_roles AS r JOIN technicians AS t ON t.id = r.technician_id
                        LEFT JOIN offices AS o ON o.id = r.scope_id WHERE r.legacy_technician_id = 1"""))
                .containsExactlyInAnyOrder(
                        "101|1|P-001|Laborleitung|clinical|[\"orders.view\", \"orders.edit\"]|office|1|2011-04-01|<null>"
                                + "|true|2011-04-01T08:00:00|<null>"
                                + "|{\"legacy\": {\"EmpNo\": 1, \"RoleCode\": 1, \"scope_id\": 1}}",
                        "102|1|P-001|Administration|system|[]|global|<null>|2012-01-01|<null>|true|2012-01-01T08:00:00"
                                + "|<null>|{\"legacy\": {\"EmpNo\": 1, \"RoleCode\": 2}}");
    }

    @Test
    void bracket_standsUnderTheTargetsOwnNames() {
        assertThat(scenario.target("""
                        SELECT legacy_bracket_id, bracket_code, bracket_name, manufacturer, model, material, arch_type,
                               bracket_type, slot_width, base_dimensions, unit_cost, is_active,
                               created_at AT TIME ZONE 'UTC' AS c, updated_at AT TIME ZONE 'UTC' AS u, extra
                        FROM brackets WHERE legacy_bracket_id = 1"""))
                .containsExactly("1|B-1|Mini 🦷\r\nzweite Zeile|<null>|M1|metal|upper|standard|0.0220"
                        + "|{\"width\": 3.1, \"height\": 2.9, \"thickness\": 1.05}|12.50|true"
                        + "|2010-05-05T05:05:05|2011-05-05T05:05:05|{\"defaulted\": [\"is_active\"]}");
        assertThat(scenario.target("SELECT column_name FROM information_schema.columns WHERE table_name = 'brackets'"))
                .doesNotContain("slot_size", "metadata", "tooth_position");
    }

    @Test
    void discussion_namesTheParticipantsThatThereAre() {
        assertThat(scenario.target("""
                        SELECT d.legacy_discussion_id, c.legacy_patient_id, d.legacy_case_id, d.legacy_author_id, d.subject,
                               d.discussion_type, d.priority, d.status, d.initial_message, d.tags,
                               (SELECT string_agg(p.legacy_user_id::text, ',' ORDER BY p.legacy_user_id) FROM profiles AS p
                                WHERE jsonb_exists(d.participants, p.id::text)) AS participants,
                               d.resolved_at AT TIME ZONE 'UTC' AS r, d.metadata
                        FROM treatment_discussions AS d JOIN cases AS c ON c.id = d.case_id"""))
                .containsExactlyInAnyOrder(
                        "1|1|1|1|Plan A|treatment_plan|high|active|Guten Tag,\r\nbitte ansehen 👀|[\"eilig\", \"OK\"]|1,3"
                                + "|<null>|{}",
                        "2|2|2|2|Kontrolle|review|normal|resolved|Alles gut.\r\n|[]|2|2019-04-03T12:00:00"
                                + "|{\"legacy\": {\"participants\": [9]}, \"defaulted\": [\"priority\"]}");
    }

    @Test
    void orderLine_withAKeyOfTwoColumns_keepsItsParts() {
        assertThat(scenario.target("""
                        SELECT l.legacy_order_case_id, o.legacy_instruction_id, l.legacy_order_id, c.legacy_patient_id,
                               l.legacy_case_id, l.relationship_type, l.stage_number, l.status, l.priority,
                               l.linked_at AT TIME ZONE 'UTC' AS li, l.started_at AT TIME ZONE 'UTC' AS st,
                               l.completed_at AT TIME ZONE 'UTC' AS co, l.created_at AT TIME ZONE 'UTC' AS cr, l.updated_at,
                               l.metadata
                        FROM order_cases AS l JOIN orders AS o ON o.id = l.order_id JOIN cases AS c ON c.id = l.case_id
                        WHERE l.legacy_order_case_id = 1002"""))
                .containsExactly("1002|10|10|2|2|secondary|1|completed|normal|2018-01-01T09:00:00|2018-01-02T08:00:00"
                        + "|2018-02-02T08:00:00|2018-01-01T09:00:00|<null>"
                        + "|{\"legacy\": {\"LineNo\": 2, \"OrderID\": 10}, \"defaulted\": [\"priority\"]}");
    }

    @Test
    void attachment_isFoundUnderTheParentsOtherName() {
        assertThat(scenario.target("""
                        SELECT a.legacy_file_id, f.legacy_file_id AS f, m.old_record_id, a.legacy_message_id,
                               a.legacy_dispatch_record_id, a.attachment_type, a.display_name, a.file_size, a.mime_type,
                               a.attached_at AT TIME ZONE 'UTC' AS at, a.created_at AT TIME ZONE 'UTC' AS c,
                               a.updated_at AT TIME ZONE 'UTC' AS u, a.metadata
                        FROM message_attachments AS a JOIN messages AS m ON m.id = a.message_id
                        JOIN files AS f ON f.id = a.file_id WHERE a.legacy_file_id IN (500, 502)"""))
                .containsExactlyInAnyOrder(
                        "500|500|100|100|100|Bild|Röntgen 🦷.jpg|3000000000|image/jpeg|2018-01-01T08:00:00"
                                + "|2018-01-01T08:00:00|2018-01-02T08:00:00"
                                + "|{\"legacy\": {\"parameters\": {\"dpi\": 300}, \"instruction_id\": 10}}",
                        "502|502|101|101|101|Modell|Scan.stl|12|model/stl|2018-01-04T08:00:00|2018-01-04T08:00:00|<null>"
                                + "|{\"legacy\": {\"parameters\": \"a=1&b=2\", \"instruction_id\": 11}}");
    }

    @Test
    void purchase_hasItsAmountsToTheCentAndItsTrail() {
        assertThat(scenario.target("""
                        SELECT old_purchase_id, purchase_number, purchase_type, subtotal, tax_amount, discount_amount,
                               total_amount, currency, supplier, vendor_contact, status, purchase_date, payment_date, due_date,
                               legacy_order_id, legacy_patient_id, metadata
                        FROM purchases WHERE old_purchase_id IN (1, 2)"""))
                .containsExactlyInAnyOrder(
                        "1|K-2019-1|material|100.00|19.00|0.00|119.00|EUR|Zahn & Co 😀|{\"email\": \"info@zahn.example\"}"
                                + "|paid|2019-01-10|2019-01-20|2019-02-10|10|1"
                                + "|{\"legacy\": {\"approved_by_id\": 2, \"purchased_by_id\": 1}}",
                        "2|K-2019-2|service|0.30|0.00|0.00|0.30|EUR|<null>|<null>|pending|2019-01-11|<null>|<null>|<null>"
                                + "|<null>|{\"legacy\": {\"purchased_by_id\": 2}, \"defaulted\": [\"discount_amount\"]}");
        assertThat(scenario.target("""
                        SELECT entry ->> 'action' AS action, entry ->> 'legacy_actor_id' AS actor_id, p.legacy_user_id,
                               entry ->> 'note' AS note, entry ->> 'occurred_at' AS at, entry ->> 'source' AS source
                        FROM purchases CROSS JOIN jsonb_array_elements(audit_trail) WITH ORDINALITY AS e (entry, place)
                        LEFT JOIN profiles AS p ON p.id::text = entry ->> 'actor'
                        WHERE old_purchase_id = 1 ORDER BY place"""))
                .containsExactly(
                        "angelegt|1|1|<null>|2019-01-10T10:00:00Z|<null>",
                        "freigegeben|2|2|passt\r\nso 👍|2019-01-11T09:00:00Z|<null>",
                        "bezahlt|<null>|<null>|<null>|<null>|<null>",
                        "migrated|<null>|<null>|<null>|<null>|tblPurchase");
    }

    @Test
    void secondRun_findsEveryRowUnchanged() {
        MigrationResult again = migration().migrate();

        assertThat(again.tables()).extracting(TableResult::migrated).containsOnly(0L);
        assertThat(again.tables()).extracting(TableResult::changed).containsOnly(0L);
    }
}
