package dev.rekey.verify;

import java.util.List;

/** What can be wrong with purchases, but for their audit trails. */
final class PurchaseFaults {

    private static final String TABLE = "purchases";

    private PurchaseFaults() {}

    static List<Fault> all() {
        return List.of(
                purchase("a cent", "total_amount = total_amount + 0.01", 3)
                        .found("money", 3, "total_amount", "501.35", "501.36")
                        .found("money", 3, "total_amount")
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase(
                                "a cent that still adds up",
                                "subtotal = subtotal + 0.01, total_amount = total_amount + 0.01",
                                1)
                        .found("money", 1, "subtotal", "327.19", "327.2")
                        .found("money", 1, "total_amount", "354.18", "354.19")
                        .foundOfSum("subtotal")
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase(
                                "a cent from the tax to the subtotal",
                                "subtotal = subtotal + 0.01, tax_amount = tax_amount - 0.01",
                                120)
                        .found("money", 120, "tax_amount", "0", "-0.01")
                        .foundOfSum("subtotal")
                        .foundOfSum("tax_amount")
                        .also("content"),
                Fault.in(TABLE, "two changes that cancel out in every sum")
                        .target(
                                "UPDATE purchases SET total_amount = total_amount + 0.01, subtotal = subtotal + 0.01 WHERE legacy_purchase_id = 1",
                                "UPDATE purchases SET total_amount = total_amount - 0.01, subtotal = subtotal - 0.01 WHERE legacy_purchase_id = 2")
                        .found("money", 1, "total_amount", "354.18", "354.19")
                        .found("money", 2, "total_amount", "439.91", "439.9")
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase("an amount that is no number", "subtotal = 'NaN', total_amount = 'NaN'", 3)
                        .found("money", 3, "total_amount", "501.35", "NaN")
                        .foundOfSum("total_amount")
                        .foundOfSum("subtotal")
                        .also("content"),
                purchase("null where a default should be", "tax_amount = NULL", 3)
                        .found("money", 3, "tax_amount", "40.06", "null where a default applies")
                        .found("money", 3, "total_amount")
                        .foundOfSum("tax_amount")
                        .also("content"),
                purchase("another currency", "currency = 'EUR'", 3)
                        .found("money", 3, "currency", "USD", "EUR")
                        .found("enumerations", 3, "currency", "USD", "EUR")
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase("a currency in small letters", "currency = 'usd'", 3)
                        .found("enumerations", 3, "currency", "USD", "usd")
                        .found("enumerations", 3, "currency")
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase("another status", "status = 'paid'", 3)
                        .found("enumerations", 3, "status", "approved", "paid")
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase("another type", "purchase_type = 'service'", 3)
                        .found("enumerations", 3, "purchase_type", "equipment", "service")
                        .also("content"),
                purchase("a date in another month", "purchase_date = '2017-02-04'", 3)
                        .found("timestamps", 3, "purchase_date", "2017-01-04", "2017-02-04")
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase("a date is lost", "due_date = NULL", 3)
                        .found("timestamps", 3, "due_date", "2017-02-03", null)
                        .also("content"),
                purchase("a time is null in the source", "updated_at = created_at", 3)
                        .found("timestamps", 3, "updated_at", null, "2017-01-04 21:54:00.001736+00")
                        .also("content"),
                purchase("a key of JSON is lost", "vendor_contact = vendor_contact - 'phone'", 3)
                        .found(
                                "json_shapes",
                                3,
                                "vendor_contact",
                                "{\"email\": \"sales3@vendor.example\", \"phone\": \"+1 555 0103\"}",
                                "{\"email\": \"sales3@vendor.example\"}")
                        .also("content"),
                purchase("a text in JSON", "vendor_contact = vendor_contact || '{\"phone\": \"+1 555 0130\"}'", 3)
                        .found(
                                "json_shapes",
                                3,
                                "vendor_contact",
                                "{\"email\": \"sales3@vendor.example\", \"phone\": \"+1 555 0103\"}",
                                "{\"email\": \"sales3@vendor.example\", \"phone\": \"+1 555 0130\"}")
                        .also("content"),
                purchase("an accent", "vendor_name = 'Χαμογελο Α.Ε.'", 3)
                        .found("content", 3, "vendor_name", "Χαμόγελο Α.Ε.", "Χαμογελο Α.Ε."),
                purchase("a number has lost its zeros", "purchase_number = 'P-3'", 3)
                        .found("content", 3, "purchase_number", "P-000003", "P-3"),
                purchase(
                                "the source's approver is forgotten",
                                "metadata = '{\"legacy\": {\"purchased_by_id\": 129}}'",
                                3)
                        .found("json_shapes", 3, "metadata.legacy.approved_by_id", "7", null)
                        .also("content"),
                purchase("the patient's legacy id", "legacy_patient_id = 75", 3)
                        .found("content", 3, "legacy_patient_id", "74", "75"),
                purchase("an approver is lost though the profile exists", "approved_by = NULL", 3)
                        .found("edges", 3, "approved_by", "7", null)
                        .also("content"),
                purchase("an order is lost though it exists", "order_id = NULL", 3)
                        .found("edges", 3, "order_id", "19", null)
                        .foundOfSum("total_amount")
                        .also("content"),
                purchase("a case is lost though it exists", "case_id = NULL", 3)
                        .found("edges", 3, "case_id", "74", null)
                        .also("content"),
                purchase(
                                "a reference that dangles in the source leads somewhere",
                                "order_id = (SELECT id FROM orders WHERE legacy_instruction_id = 1)",
                                8)
                        .found("edges", 8, "order_id", "5000008", "1")
                        .foundOfSum("total_amount")
                        .also("content"),
                swapped("two purchases have each other's buyer", "purchased_by")
                        .found("edges", 3, "purchased_by", "129", "101")
                        .found("edges", 4, "purchased_by", "101", "129")
                        .also("content"),
                swapped("two purchases have each other's patient", "patient_id")
                        .found("edges", 3, "patient_id", "74", "106")
                        .found("edges", 4, "patient_id", "106", "74")
                        .foundOfSum("total_amount")
                        .also("content"),
                Fault.in(TABLE, "an order is gone though the catalog believes in the key")
                        .target(
                                "SET session_replication_role = replica",
                                "UPDATE purchases SET order_id = gen_random_uuid() WHERE legacy_purchase_id = 3")
                        .found("foreign_keys", 3, "order_id")
                        .found("edges", 3, "order_id", "19", "a row without a legacy id")
                        .foundOfSum("total_amount")
                        .also("content"),
                Fault.in(TABLE, "a warning that a total does not add up is lost")
                        .target("UPDATE migration.migration_mappings SET issues = NULL"
                                + " WHERE entity_type = 'purchases' AND legacy_id = 5")
                        .found("money", 5, "total_amount"),
                Fault.in(TABLE, "all times are those of another zone")
                        .target(
                                "UPDATE purchases SET created_at = created_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin'")
                        .found(
                                "timestamps",
                                3,
                                "created_at",
                                "2017-01-04 21:54:00.001736+00",
                                "2017-01-04 20:54:00.001736+00")
                        .andOtherRows()
                        .also("content"));
    }

    private static Fault purchase(String name, String change, int id) {
        return Fault.in(TABLE, name).target("UPDATE purchases SET " + change + " WHERE legacy_purchase_id = " + id);
    }

    private static Fault swapped(String name, String column) {
        return Fault.in(TABLE, name)
                .target("UPDATE purchases AS a SET " + column + " = b." + column + " FROM purchases AS b"
                        + " WHERE (a.legacy_purchase_id, b.legacy_purchase_id) IN ((3, 4), (4, 3))");
    }
}
