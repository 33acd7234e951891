package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.fixtures.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verification expects of a source in its Django shape, row by row; nulls are left out, but not within arrays. */
class DjangoTest {

    private static final OwnDatabase DATABASE = filled();
    private static final ExpectationFiles PROFILE = ExpectationFiles.of("django");

    private final Expectations expectations = new Expectations(PROFILE, "public", "migration", "UTF8");

    private static OwnDatabase filled() {
        OwnDatabase database = new OwnDatabase();
        Schemas.LEGACY_DJANGO.create(database.dataSource());
        return database.executeFile("django.sql");
    }

    @Test
    void profile_hasEveryTableAndRight() {
        assertThat(Specification.tables())
                .allSatisfy(subject -> assertThat(ExpectationFiles.shipped(PROFILE.file(subject.table())))
                        .isEqualTo(PROFILE.expected(subject.table())));
        assertThat(PROFILE.expected("technician_rights")).contains("dispatch_role_permissions");
        assertThat(PROFILE.expected("template_rights")).contains("dispatch_template_view_roles");
    }

    /** What a rule marks stands in metadata on the target; every other column has its fellow there, of the same kind. */
    @Test
    void columns_areThoseOfTheTarget() {
        try (OwnDatabase target = new OwnDatabase()) {
            Schemas.TARGET_PARENTS.create(target.dataSource());
            Schemas.TARGET_TABLES.create(target.dataSource());
            for (String name : names()) {
                Map<String, String> should = RowSets.types(DATABASE.side(), expected(name));
                Map<String, String> is = RowSets.types(
                        target.side(), Sql.of(expectations.actual(name)).with("today", "2026-01-01"));
                RowSets.rules(should.keySet()).forEach(column -> {
                    assertThat(is).as(name).containsKey(column);
                    assertThat(should.remove("metadata.defaulted." + column)).isEqualTo("bool");
                });
                assertThat(should.keySet()).as(name).isEqualTo(is.keySet());
                assertThat(is).as(name).allSatisfy((column, type) -> assertThat(
                                Canonical.comparable(should.getOrDefault(column, ""), type))
                        .as("%s: %s and %s", column, should.get(column), type)
                        .isTrue());
            }
        }
    }

    private static List<String> names() {
        return Stream.concat(
                        Specification.tables().stream().map(Subject::table),
                        Stream.of("technician_rights", "template_rights"))
                .toList();
    }

    @Test
    void technicians_areTheUsersOfTheGroup_onceEach() {
        assertThat(rows("technicians")).containsExactly("""
                {"legacy_id":1,"profile_id":"1","employee_id":"ann","hire_date":"2020-03-02","status":"active",\
                "email":"ann@example.com","legacy_user_id":1,"metadata.defaulted.hire_date":true,"metadata":{}}""", """
                {"legacy_id":2,"profile_id":"2","employee_id":"bob","hire_date":"2029-12-31","status":"inactive",\
                "email":"","legacy_user_id":2,"metadata.defaulted.hire_date":true,"metadata":{}}""", """
                {"legacy_id":3,"profile_id":"3","employee_id":"","hire_date":"2020-01-01","status":"inactive",\
                "legacy_user_id":3,"metadata.defaulted.hire_date":true,"metadata":{}}""");
        assertThat(filtered("technicians")).isEqualTo(2);
    }

    @Test
    void technicianRoles_areTheGroups_withTheirHolders() {
        assertThat(rows("technician_roles")).containsExactly("""
                {"legacy_id":1,"technician_id":"1","role_name":"Lead","permissions":["B","a","b"],\
                "effective_date":"2020-03-02","legacy_technician_id":1,"metadata.defaulted.effective_date":true,\
                "metadata":{"legacy":{"type":3,"order":0,"abbrev":"L"}}}""", """
                {"legacy_id":2,"role_name":"Idle","permissions":[],"metadata.defaulted.effective_date":true,\
                "metadata":{}}""", """
                {"legacy_id":3,"technician_id":"77","role_name":"Ghost","permissions":["b"],"legacy_technician_id":77,\
                "metadata.defaulted.effective_date":true,"metadata":{"legacy":{"abbrev":""}}}""", """
                {"legacy_id":7,"technician_id":"2","role_name":"Later","permissions":["b"],\
                "effective_date":"2029-12-31","legacy_technician_id":2,"metadata.defaulted.effective_date":true,\
                "metadata":{}}""");
        assertThat(filtered("technician_roles")).isEqualTo(3);
    }

    @Test
    void technicianRights_areThoseOfTheRolesInForce() {
        assertThat(rows("technician_rights"))
                .containsExactly(
                        "{\"legacy_id\":1,\"permissions\":[[\"B\",null,null],[\"a\",null,null],[\"b\",null,null]]}");
        assertThat(rows("technician_rights", 1L)).isEmpty();
    }

    @Test
    void brackets_haveACodeOfTheirNumber() {
        assertThat(rows("brackets"))
                .containsExactly(
                        "{\"legacy_id\":1,\"bracket_code\":\"BRK-1\",\"bracket_name\":\"Roth\","
                                + "\"metadata\":{\"legacy\":{\"type\":2,\"project_id\":7}}}",
                        "{\"legacy_id\":2,\"bracket_code\":\"BRK-2\",\"bracket_name\":\"Roth\",\"metadata\":{}}",
                        "{\"legacy_id\":3,\"bracket_code\":\"BRK-3\",\"metadata\":{\"legacy\":{\"type\":0}}}");
    }

    @Test
    void orderCases_areTheInstructionsThatWereNotDeleted() {
        assertThat(rows("order_cases")).containsExactly("""
                {"legacy_id":1,"order_id":"1","case_id":"10","relationship_type":"primary",\
                "linked_at":"2021-01-01T10:00:00.123456+00:00","updated_at":"2021-02-01T00:00:00+00:00",\
                "legacy_order_id":1,"legacy_case_id":10,"metadata":{"legacy":{"status":4}}}""", """
                {"legacy_id":2,"order_id":"2","case_id":"10","relationship_type":"revision",\
                "linked_at":"2021-02-02T00:00:00+00:00","updated_at":"2021-02-02T00:00:00+00:00","legacy_order_id":2,\
                "legacy_case_id":10,"metadata":{}}""", """
                {"legacy_id":3,"order_id":"3","relationship_type":"secondary","legacy_order_id":3,\
                "metadata":{"legacy":{"status":0}}}""", """
                {"legacy_id":4,"order_id":"4","case_id":"11","relationship_type":"secondary",\
                "linked_at":"2021-01-01T10:00:00+00:00","legacy_order_id":4,"legacy_case_id":11,"metadata":{}}""", """
                {"legacy_id":5,"order_id":"5","case_id":"11","relationship_type":"secondary","linked_at":"infinity",\
                "legacy_order_id":5,"legacy_case_id":11,"metadata":{}}""");
        assertThat(filtered("order_cases")).isEqualTo(1);
    }

    @Test
    void purchases_areThePaymentsThatWereMade() {
        assertThat(rows("purchases")).containsExactly("""
                {"legacy_id":1,"purchase_number":"PUR-1","subtotal":10.00,"tax_amount":1.25,"total_amount":11.25,\
                "currency":"USD","order_id":"1","case_id":"10","patient_id":"10","status":"paid",\
                "purchase_date":"2022-01-01","created_at":"2022-01-01T00:30:00+00:00","legacy_order_id":1,\
                "legacy_patient_id":10,\
                "audit_trail":[{"action":"migrated","source":"dispatch_payment","legacy_id":1}],\
                "metadata.defaulted.currency":true,\
                "metadata":{"legacy":{"doctor_id":3,"used_credit":5.50,"additional_price":0.00}}}""", """
                {"legacy_id":2,"purchase_number":"PUR-2","subtotal":3.00,"total_amount":3.00,"currency":"USD",\
                "order_id":"6","case_id":"12","patient_id":"12","status":"paid","legacy_order_id":6,\
                "legacy_patient_id":12,\
                "audit_trail":[{"action":"migrated","source":"dispatch_payment","legacy_id":2}],\
                "metadata.defaulted.currency":true,"metadata":{"legacy":{"office_id":8,"custom_price":2.00}}}""", """
                {"legacy_id":3,"purchase_number":"PUR-3","subtotal":7.00,"tax_amount":0.00,"total_amount":7.00,\
                "currency":"USD","status":"paid","purchase_date":"2021-12-31","created_at":"2021-12-31T12:00:00+00:00",\
                "audit_trail":[{"action":"migrated","source":"dispatch_payment","legacy_id":3}],\
                "metadata.defaulted.currency":true,"metadata":{}}""", """
                {"legacy_id":4,"purchase_number":"PUR-4","subtotal":7.00,"tax_amount":0.00,"total_amount":"NaN",\
                "currency":"USD","order_id":"99","status":"paid","purchase_date":"2021-12-31",\
                "created_at":"2021-12-31T12:00:00+00:00","legacy_order_id":99,\
                "audit_trail":[{"action":"migrated","source":"dispatch_payment","legacy_id":4}],\
                "metadata.defaulted.currency":true,"metadata":{}}""");
        assertThat(filtered("purchases")).isEqualTo(6);
    }

    @Test
    void discussions_areTheComments_withTheCaseOfTheirPlan() {
        assertThat(rows("treatment_discussions")).containsExactly("""
                {"legacy_id":1,"case_id":"10","subject":"Hello  world","started_by":"1","participants":[],\
                "initial_message":"\\n \\r\\nHello  world \\r\\nmore","started_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_case_id":10,"legacy_author_id":1,\
                "metadata":{"legacy":{"plan_id":1}}}""", """
                {"legacy_id":2,"case_id":"12","subject":"of a deleted one","started_by":"2","participants":[],\
                "initial_message":"of a deleted one","started_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_case_id":12,"legacy_author_id":2,\
                "metadata":{"legacy":{"plan_id":2}}}""", """
                {"legacy_id":3,"participants":[],"initial_message":"","started_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","metadata":{"legacy":{"plan_id":3}}}""", """
                {"legacy_id":4,"started_by":"1","participants":[],"started_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_author_id":1,"metadata":{}}""", """
                {"legacy_id":5,"subject":"dangling","started_by":"99","participants":[],\
                "initial_message":"dangling","started_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_author_id":99,\
                "metadata":{"legacy":{"plan_id":4}}}""", """
                {"legacy_id":6,"subject":"dangling","started_by":"99","participants":[],\
                "initial_message":"dangling","started_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_author_id":99,\
                "metadata":{"legacy":{"plan_id":98}}}""");
    }

    /** Lengths are code points: a smile is one, though Java writes it as two characters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "E'one\\rtwo'                                  ; 'one'",
                "E'\\r\\n\\r\\n  one  \\n two'                 ; 'one'",
                "E' \\u00a0\\n\\u3000one\\u2003\\n'            ; 'one'",
                "E'one\\u000btwo\\u2028three\\u0085\\nfour'    ; E'one\\u000btwo\\u2028three'",
                "E'\\u200b'                                    ; E'\\u200b'",
                "E' \\n\\u3000\\t'                             ; -",
                "repeat('a', 255)                              ; repeat('a', 255)",
                "repeat('a', 255) || ' b'                      ; repeat('a', 255)",
                "repeat('a', 254) || '  b'                     ; repeat('a', 254)",
                "repeat('a', 253) || ' bcd'                    ; repeat('a', 253)",
                "repeat('a', 253) || ' b c'                    ; repeat('a', 253) || ' b'",
                "repeat('a', 256) || ' b'                      ; -",
                "repeat('ab ', 85) || 'cd'                     ; rtrim(repeat('ab ', 85))",
                "'x' || repeat(' ', 300) || 'y'                ; 'x'",
                "'x' || U&'\\00a0' || repeat('y', 254)         ; 'x'",
                "'word ' || repeat(U&'\\+01f600', 251)         ; 'word'",
                "repeat(U&'\\+01f600', 255)                    ; repeat(U&'\\+01f600', 255)",
                "repeat(U&'\\+01f600', 256)                    ; -",
                "repeat('a', 300) || E'\\nb'                   ; -"
            })
    void subject_isTheFirstLine_cutAfterAWholeWord(String text, @Nullable String subject) {
        String rows = expectations
                .expected("treatment_discussions")
                .replace(
                        "FROM dispatch_comment AS comment",
                        "FROM (SELECT 1 AS id, " + text
                                + " AS text, NULL::integer AS author_id, NULL::integer AS plan_id,"
                                + " now() AS created_at) AS comment");
        assertThat(DATABASE.side()
                        .text(Sql.of("SELECT r.subject IS NOT DISTINCT FROM " + (subject == null ? "NULL" : subject)
                                + " FROM (" + rows + ") AS r")))
                .isEqualTo("t");
    }

    @Test
    void attachments_areTheFilesOfRecords_typedByTheirExtension() {
        assertThat(rows("message_attachments", 3L, 6L, 7L)).containsExactly("""
                {"legacy_id":1,"message_id":"5","file_id":"1","attachment_type":"scan","display_name":"Scan.STL",\
                "file_size":10,"mime_type":"model/stl","attached_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_message_id":5,"legacy_dispatch_record_id":5,\
                "metadata.legacy.instruction_id":1,"metadata.legacy.parameters":{"a":1.50},\
                "metadata":{"legacy":{"uid":"u","type":3,"status":2,"product_id":7}}}""", """
                {"legacy_id":2,"message_id":"5","file_id":"2","attachment_type":"image","mime_type":"image/jpeg",\
                "attached_at":"2022-01-01T00:00:00+00:00","created_at":"2022-01-01T00:00:00+00:00",\
                "legacy_message_id":5,"legacy_dispatch_record_id":5,"metadata":{}}""", """
                {"legacy_id":3,"message_id":"99","file_id":"3","attachment_type":"document","display_name":"",\
                "file_size":0,"mime_type":"application/pdf","attached_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_message_id":99,"legacy_dispatch_record_id":99,\
                "metadata.legacy.parameters":"broken","metadata":{"legacy":{"uid":"","type":0}}}""", """
                {"legacy_id":4,"message_id":"5","file_id":"4","display_name":"a","file_size":1,\
                "attached_at":"2022-01-01T00:00:00+00:00","created_at":"2022-01-01T00:00:00+00:00",\
                "legacy_message_id":5,"legacy_dispatch_record_id":5,"metadata":{}}""", """
                {"legacy_id":5,"message_id":"5","file_id":"5","display_name":"a.stl","file_size":1,\
                "attached_at":"2022-01-01T00:00:00+00:00","created_at":"2022-01-01T00:00:00+00:00",\
                "legacy_message_id":5,"legacy_dispatch_record_id":5,"metadata":{}}""", """
                {"legacy_id":6,"message_id":"5","file_id":"6","display_name":"a.stl","file_size":1,\
                "attached_at":"2022-01-01T00:00:00+00:00","created_at":"2022-01-01T00:00:00+00:00",\
                "legacy_message_id":5,"legacy_dispatch_record_id":5,"metadata.legacy.parameters":"[1]",\
                "metadata":{}}""", """
                {"legacy_id":7,"message_id":"5","file_id":"7","attachment_type":"document","display_name":"a",\
                "file_size":1,"mime_type":"video/mp4","attached_at":"2022-01-01T00:00:00+00:00",\
                "created_at":"2022-01-01T00:00:00+00:00","legacy_message_id":5,"legacy_dispatch_record_id":5,\
                "metadata.legacy.parameters":"{\\"a\\": 1, \\"a\\": 2}","metadata":{}}""");
        assertThat(filtered("message_attachments")).isEqualTo(1);
    }

    @Test
    void extensions_standOnceEach() {
        assertThat(DATABASE.side()
                        .number(new Sql(
                                "SELECT count(*) - count(DISTINCT legacy_id) FROM ("
                                        + expectations.expected("message_attachments") + ") AS r",
                                expected("message_attachments").values())))
                .isZero();
        List<String> extensions = Pattern.compile("\\('(\\.[a-z0-9]+)', '[a-z]+/[^']+'\\)")
                .matcher(ExpectationFiles.shipped("expected/django/message_attachments.sql"))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(extensions).hasSizeGreaterThan(60).doesNotHaveDuplicates().contains(".stl", ".jpg", ".pdf");
    }

    @Test
    void viewGroups_areCollapsed_withTheirLineage() {
        assertThat(rows("template_view_groups"))
                .containsExactly(
                        "{\"legacy_id\":1,\"group_name\":\"Patient\",\"template_categories\":[],"
                                + "\"metadata\":{\"lineage\":[8,9]}}",
                        "{\"legacy_id\":11,\"group_name\":\"Technician\",\"template_categories\":[\"Print\",\"cut\"],"
                                + "\"metadata\":{\"lineage\":[3,7,10]}}",
                        "{\"legacy_id\":99,\"template_categories\":[\"Print\"],\"metadata\":{\"lineage\":[12]}}");
    }

    @Test
    void viewRoles_areCollapsed_withTheirLineage() {
        assertThat(rows("template_view_roles"))
                .containsExactly(
                        "{\"legacy_id\":1,\"group_id\":\"11\",\"role_name\":\"Lead\",\"template_types\":[\"Print\",\"cut\"],"
                                + "\"legacy_group_id\":11,\"metadata\":{\"lineage\":[1,2]}}",
                        "{\"legacy_id\":5,\"role_name\":\"Nobody's\",\"template_types\":[],\"metadata\":{\"lineage\":[5]}}",
                        "{\"legacy_id\":88,\"template_types\":[\"Print\"],\"metadata\":{\"lineage\":[3]}}");
    }

    @Test
    void templateRights_areTheDefaults() {
        assertThat(rows("template_rights")).containsExactly("""
                {"legacy_id":1,"in_force":true,"role_level":1,"can_view":true,"can_edit":false,"can_create":false,\
                "can_delete":false,"can_share":false,"template_types":["Print","cut"],"restrictions":{},\
                "permissions":[],"template_categories":["Print","cut"]}""");
        assertThat(rows("template_rights", 1L)).isEmpty();
    }

    /** The rows as JSON; those named lie in the quarantine, or are set aside. */
    private List<String> rows(String name, Long... apart) {
        Sql sql = expected(name, apart);
        return DATABASE.side()
                .list(
                        new Sql(
                                "SELECT json_strip_nulls(row_to_json(r))::text FROM (" + sql.text()
                                        + ") AS r ORDER BY legacy_id",
                                sql.values()),
                        (row, context) -> row.getString(1));
    }

    private Sql expected(String name, Long... apart) {
        return Sql.of(expectations.expected(name))
                .with("setAside", List.of(apart))
                .with("rejected", List.of(apart))
                .with("today", "2026-01-01");
    }

    private static long filtered(String table) {
        return DATABASE.side().number(Sql.of(Objects.requireNonNull(PROFILE.filtered(table))));
    }
}
