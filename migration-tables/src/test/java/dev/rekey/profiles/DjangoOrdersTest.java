package dev.rekey.profiles;

import static dev.rekey.profiles.Planted.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.fixtures.DemoData.Variant;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The {@code django} profile's links of orders to cases, purchases, brackets and attachments: every planted row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DjangoOrdersTest {

    private static final String STAFF = "\"doctor_id\": 90, \"office_id\": 1";

    private final DjangoSource source;

    DjangoOrdersTest() throws SQLException {
        source = new DjangoSource(Variant.DAMAGED);
    }

    @AfterAll
    void drop() throws SQLException {
        source.close();
    }

    @Test
    void brackets_haveCodesMadeOfTheirIds() throws SQLException {
        ExpectedRows expected = new ExpectedRows(
                        IDS,
                        id -> Map.of(
                                "code", "BRK-" + id,
                                "name", "Bracket",
                                "legacy", "{\"type\": 7, \"project_id\": 8}"))
                .but(950001, "name", null)
                .but(950002, "name", "\u3000")
                .but(950003, "name", "x".repeat(256))
                .but(950004, "name", "😀".repeat(255))
                .but(950005, "legacy", "{}")
                .but(950006, "legacy", "{\"type\": 0}");

        assertThat(source.planted("brackets")).isEqualTo(expected.rows());
    }

    @Test
    void orderCases_areInstructions_relatedAsTheirCourseSays() throws SQLException {
        ExpectedRows expected = new ExpectedRows(
                        IDS,
                        id -> Map.of(
                                "instruction_id", "" + id,
                                "patient_id", "950001",
                                "relationship_type", "primary",
                                "linked_at", "2020-03-01 08:59:59.999999+09",
                                "updated_at", "2020-03-01 09:00:00.000001+09",
                                "legacy", "{\"status\": 3}"))
                .but(950001, "patient_id", null)
                .but(950002, "patient_id", "950002")
                .but(950003, "patient_id", "999999")
                .but(950004, "linked_at", "2020-03-01 09:00:00.000001+09")
                .but(950005, "linked_at", null, "updated_at", null)
                .but(950006, "relationship_type", "revision")
                .but(950007, "relationship_type", "secondary")
                .but(950008, "relationship_type", "secondary")
                .but(950009, "relationship_type", "secondary")
                .but(950010, "relationship_type", "secondary")
                .but(950011, "legacy", "{}")
                .but(950012, "legacy", "{\"status\": 0}", "updated_at", null)
                .but(950013, "linked_at", "-infinity");

        assertThat(source.planted("order_cases")).isEqualTo(expected.rows());
    }

    @Test
    void orderCases_goByTheCoursesNumber_whateverTheTableOfCoursesHas() throws SQLException {
        assertThat(source.plantedAfter("DELETE FROM dispatch_course", "order_cases"))
                .hasSameSizeAs(IDS)
                .isEqualTo(source.planted("order_cases"));
    }

    @Test
    void purchases_arePaymentsToTheCent() throws SQLException {
        ExpectedRows expected = new ExpectedRows(IDS, DjangoOrdersTest::purchase)
                .but(950001, "purchase_date", null, "created_at", null)
                .but(950002, "subtotal", null)
                .but(950003, "tax_amount", null, "total_amount", "100.00")
                .but(950006, "total_amount", "100.00", "legacy", "{" + STAFF + ", \"used_credit\": 8.25}")
                .but(950007, "total_amount", "NaN")
                .but(950008, "instruction_id", null, "patient_id", null)
                .but(950009, "instruction_id", "999999", "patient_id", null)
                .but(950010, "instruction_id", "950002", "patient_id", "950002")
                .but(950011, "instruction_id", "950003", "patient_id", "999999")
                .but(950012, "instruction_id", "13", "patient_id", "42")
                .but(950013, "legacy", "{" + STAFF + ", \"custom_price\": \"NaN\", \"additional_price\": 0.00}")
                .but(950014, "subtotal", "0.01", "tax_amount", "0.00", "total_amount", "0.01")
                .but(950015, "legacy", "{}")
                .but(950016, "subtotal", "99999999.99", "tax_amount", "0.00", "total_amount", "99999999.99")
                .but(950017, "purchase_date", "infinity", "created_at", "infinity");

        assertThat(source.planted("purchases")).isEqualTo(expected.rows());
    }

    private static Map<String, String> purchase(long id) {
        return Map.ofEntries(
                Map.entry("purchase_number", "PUR-" + id),
                Map.entry("subtotal", "100.00"),
                Map.entry("tax_amount", "8.25"),
                Map.entry("total_amount", "108.25"),
                Map.entry("currency", "USD"),
                Map.entry("instruction_id", "0"),
                Map.entry("patient_id", "950001"),
                Map.entry("status", "paid"),
                Map.entry("purchase_date", "2020-03-01"),
                Map.entry("created_at", "2020-03-01 09:59:59.999999+09"),
                Map.entry("audit", "[]"),
                Map.entry("legacy", "{" + STAFF + "}"),
                Map.entry("defaults", "{currency}"));
    }

    @Test
    void attachments_haveTheTypeOfTheirExtension() throws SQLException {
        ExpectedRows expected = new ExpectedRows(IDS, DjangoOrdersTest::attachment)
                .but(950001, "name", "x".repeat(256))
                .but(950003, "record_id", "950002")
                .but(950004, "record_id", "999999")
                .but(950005, "name", "no file")
                .but(950006, "file_type", null, "mime_type", null)
                .but(950007, "file_type", null, "mime_type", null)
                .but(950008, "file_type", null, "mime_type", null)
                .but(950009, "file_type", null, "mime_type", null)
                .but(950010, "file_type", null, "mime_type", null)
                .but(950011, "file_type", "image", "mime_type", "image/tiff")
                .but(950012, "file_type", "document", "mime_type", "application/dicom")
                .but(950013, "parameters", "arch=upper")
                .but(950014, "name", null, "size", null, "instruction_id", null, "parameters", null, "legacy", "{}")
                .but(950015, "legacy", "{\"uid\": \"\\\"\\\\\\t\", \"type\": 0, \"status\": 9, \"product_id\": 8}")
                .but(950016, "created_at", "infinity")
                .but(950017, "name", "😀".repeat(255))
                .but(950018, "name", "scan.pdf", "file_type", "image", "mime_type", "image/jpeg")
                .but(950019, "name", "");

        assertThat(source.planted("message_attachments")).isEqualTo(expected.rows());
    }

    private static Map<String, String> attachment(long id) {
        return Map.of(
                "record_id", "3",
                "instruction_id", "1",
                "name", "scan",
                "file_type", "scan",
                "size", "42",
                "mime_type", "model/stl",
                "parameters", "{}",
                "created_at", "2020-03-01 08:59:59.999999+09",
                "legacy", "{\"uid\": \"u%d\", \"type\": 7, \"status\": 9, \"product_id\": 8}".formatted(id));
    }
}
