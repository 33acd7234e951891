package dev.rekey.tables.purchases;

import static dev.rekey.tables.RowTrial.at;
import static dev.rekey.tables.RowTrial.id;
import static dev.rekey.tables.RowTrial.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import dev.rekey.tables.RowTrial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseMigrationTest {

    private static final Parent PROFILES = new Parent("profiles", "legacy_user_id");
    private static final Parent ORDERS = new Parent("orders", "legacy_instruction_id");
    private static final Parent CASES = new Parent("cases", "legacy_patient_id");
    private static final Parent PATIENTS = new Parent("patients", "legacy_patient_id");
    private static final OffsetDateTime CREATED = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");
    private static final OffsetDateTime UPDATED = OffsetDateTime.parse("2022-03-04T05:06:07Z");
    private static final LocalDate BOUGHT = LocalDate.of(2021, 3, 1);
    private static final LocalDate PAID = LocalDate.of(2021, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2021, 4, 1);

    private static final LegacyPurchase WIRE = new LegacyPurchase(
            6,
            "P-6",
            "Material",
            new BigDecimal("100.0000"),
            new BigDecimal("8.2500"),
            new BigDecimal("3.2500"),
            new BigDecimal("105.0000"),
            "usd",
            "Wires Inc.",
            "sales@example.org",
            "+1 555 0100",
            1,
            2,
            9,
            5,
            "Paid",
            BOUGHT,
            PAID,
            DUE,
            CREATED,
            UPDATED,
            List.of(
                    new LegacyAudit(51L, "created", 1, null, CREATED),
                    new LegacyAudit(50L, "approved", null, "by phone", UPDATED)),
            null);

    private static final Map<String, @Nullable Object> MIGRATED =
            entry("action", "migrated", "source", "dispatch_purchase", "legacy_id", 6L);

    private final RowTrial<LegacyPurchase, Purchase> trial = new RowTrial<>(new PurchaseMigration())
            .found(PROFILES, 1, id(1))
            .found(PROFILES, 2, id(2))
            .found(ORDERS, 9, id(90))
            .found(CASES, 5, id(50))
            .found(PATIENTS, 5, id(55));

    @Test
    void purchase_isMappedWhole() {
        Mapping.Mapped<Purchase> mapped = trial.mapped(WIRE);

        assertThat(mapped.row())
                .isEqualTo(new Purchase(
                        "P-6",
                        "material",
                        new BigDecimal("100.0000"),
                        new BigDecimal("8.2500"),
                        new BigDecimal("3.2500"),
                        new BigDecimal("105.0000"),
                        "USD",
                        "Wires Inc.",
                        Map.of("email", "sales@example.org", "phone", "+1 555 0100"),
                        id(1),
                        id(2),
                        id(90),
                        id(50),
                        id(55),
                        "paid",
                        BOUGHT,
                        PAID,
                        DUE,
                        CREATED,
                        UPDATED,
                        6,
                        9,
                        5,
                        List.of(
                                audit("created", id(1), 1, null, "2021-03-04T05:06:07.123456Z"),
                                audit("approved", null, null, "by phone", "2022-03-04T05:06:07Z"),
                                MIGRATED)));
        assertThat(mapped.warnings()).isEmpty();
        assertThat(mapped.columns())
                .containsEntry("metadata", Map.of("legacy", Map.of("purchased_by_id", 1, "approved_by_id", 2)));
    }

    @Test
    void auditEntry_keepsTheOrderOfItsKeys() {
        List<Map<String, @Nullable Object>> trail = trail(WIRE);

        assertThat(trail.get(0).keySet()).containsExactly("action", "actor", "legacy_actor_id", "note", "occurred_at");
        assertThat(trail.get(2).keySet()).containsExactly("action", "source", "legacy_id");
    }

    @Test
    void audit_whenThereIsNone_saysTheMigrationAlone() {
        assertThat(trail(with(WIRE, "audit", List.of()))).containsExactly(MIGRATED);
        assertThat(trail(with(WIRE, "audit", null))).containsExactly(MIGRATED);
    }

    @Test
    void actors_withoutAProfile_areNullWithOneWarning() {
        LegacyPurchase purchase = with(
                WIRE,
                "audit",
                List.of(
                        new LegacyAudit(1L, "created", 7, null, CREATED),
                        new LegacyAudit(2L, "paid", 8, null, CREATED)));

        assertThat(trial.warnings(purchase)).containsExactly(at(ReasonCode.OPTIONAL_PARENT_MISSING, "audit_trail"));
        assertThat(trail(purchase))
                .containsExactly(
                        audit("created", null, 7, null, "2021-03-04T05:06:07.123456Z"),
                        audit("paid", null, 8, null, "2021-03-04T05:06:07.123456Z"),
                        MIGRATED);
    }

    @Test
    void actor_withSeveralProfiles_isNullWithAWarning() {
        trial.answer(PROFILES, 7, new Resolution.Ambiguous());
        LegacyPurchase purchase = with(WIRE, "audit", List.of(new LegacyAudit(1L, "created", 7, null, CREATED)));

        assertThat(trial.warnings(purchase)).containsExactly(at(ReasonCode.PARENT_AMBIGUOUS, "audit_trail"));
        assertThat(trail(purchase))
                .containsExactly(audit("created", null, 7, null, "2021-03-04T05:06:07.123456Z"), MIGRATED);
    }

    @Test
    void parents_thatDangle_areNullWithAWarningEach() {
        LegacyPurchase purchase = WIRE;
        for (String component : List.of("purchasedById", "approvedById", "instructionId", "patientId")) {
            purchase = with(purchase, component, 77);
        }

        assertThat(trial.warnings(purchase))
                .containsExactly(
                        at(ReasonCode.OPTIONAL_PARENT_MISSING, "purchased_by"),
                        at(ReasonCode.OPTIONAL_PARENT_MISSING, "approved_by"),
                        at(ReasonCode.OPTIONAL_PARENT_MISSING, "order_id"),
                        at(ReasonCode.OPTIONAL_PARENT_MISSING, "case_id"),
                        at(ReasonCode.OPTIONAL_PARENT_MISSING, "patient_id"));
        assertThat(trial.mapped(purchase).columns())
                .containsEntry("purchased_by", null)
                .containsEntry("approved_by", null)
                .containsEntry("order_id", null)
                .containsEntry("case_id", null)
                .containsEntry("patient_id", null)
                .containsEntry("legacy_order_id", 77)
                .containsEntry("legacy_patient_id", 77)
                .containsEntry("metadata", Map.of("legacy", Map.of("purchased_by_id", 77, "approved_by_id", 77)));
    }

    @Test
    void case_thatIsAmbiguous_isNullWithAWarning() {
        trial.answer(CASES, 5, new Resolution.Ambiguous());

        assertThat(trial.warnings(WIRE)).containsExactly(at(ReasonCode.PARENT_AMBIGUOUS, "case_id"));
        assertThat(trial.mapped(WIRE).row().patientId()).isEqualTo(id(55));
    }

    @Test
    void parents_thatTheRowDoesNotName_areNullAndNothingIsKept() {
        LegacyPurchase purchase = WIRE;
        for (String component : List.of("purchasedById", "approvedById", "instructionId", "patientId")) {
            purchase = with(purchase, component, null);
        }

        assertThat(trial.metadata(purchase)).isEqualTo(Map.of());
        assertThat(trial.mapped(purchase).row().legacyOrderId()).isNull();
        assertThat(trial.mapped(purchase).row().legacyPatientId()).isNull();
    }

    @Test
    void total_thatIsNotTheSum_isMigratedAsItIsWithAWarning() {
        LegacyPurchase purchase = with(WIRE, "totalAmount", new BigDecimal("105.01"));

        assertThat(trial.warnings(purchase)).containsExactly(at(ReasonCode.TOTAL_MISMATCH, "total_amount"));
        assertThat(trial.mapped(purchase).row().totalAmount()).isEqualTo(new BigDecimal("105.01"));
    }

    @Test
    void taxAndDiscount_thatAreNull_countAsNothingAndTakeTheDefaults() {
        LegacyPurchase purchase =
                with(with(with(WIRE, "taxAmount", null), "discountAmount", null), "totalAmount", new BigDecimal("100"));

        assertThat(trial.mapped(purchase).warnings()).isEmpty();
        assertThat(trial.mapped(purchase).columns())
                .containsEntry("tax_amount", 0)
                .containsEntry("discount_amount", 0)
                .containsEntry(
                        "metadata",
                        Map.of(
                                "legacy",
                                Map.of("purchased_by_id", 1, "approved_by_id", 2),
                                "defaulted",
                                List.of("tax_amount", "discount_amount")));
    }

    @ParameterizedTest
    @CsvSource({
        "purchaseNumber, purchase_number",
        "subtotal, subtotal",
        "totalAmount, total_amount",
        "purchaseDate, purchase_date"
    })
    void requiredValue_thatIsNull_rejects(String component, String column) {
        assertThat(trial.faults(with(WIRE, component, null)))
                .containsExactly(at(ReasonCode.REQUIRED_VALUE_MISSING, column));
    }

    @ParameterizedTest
    @CsvSource({
        "subtotal, subtotal",
        "taxAmount, tax_amount",
        "discountAmount, discount_amount",
        "totalAmount, total_amount"
    })
    void amount_thatCannotBeHeld_rejects(String component, String column) {
        assertThat(trial.faults(with(WIRE, component, new BigDecimal("1.005"))))
                .containsExactly(at(ReasonCode.PRECISION_LOSS, column));
        assertThat(trial.faults(with(WIRE, component, new BigDecimal("10000000000"))))
                .containsExactly(at(ReasonCode.VALUE_OUT_OF_RANGE, column));
        assertThat(trial.faults(with(WIRE, component, Double.NaN)))
                .containsExactly(at(ReasonCode.VALUE_OUT_OF_RANGE, column));
    }

    @ParameterizedTest
    @CsvSource({"EUR, EUR", "' jpy ', JPY", "Chf, CHF"})
    void currency_isAnUpperCaseCode(String legacy, String target) {
        assertThat(trial.mapped(with(WIRE, "currency", legacy)).row().currency())
                .isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "dollars", "ZZZ"})
    void currency_thatIsNoCode_rejects(String currency) {
        assertThat(trial.faults(with(WIRE, "currency", currency)))
                .containsExactly(at(ReasonCode.ENUM_UNKNOWN, "currency"));
    }

    @Test
    void currencyAndStatus_thatAreNull_takeTheDefaults() {
        LegacyPurchase purchase = with(with(WIRE, "currency", null), "status", null);

        assertThat(trial.mapped(purchase).columns())
                .containsEntry("currency", "USD")
                .containsEntry("status", "pending")
                .containsEntry(
                        "metadata",
                        Map.of(
                                "legacy",
                                Map.of("purchased_by_id", 1, "approved_by_id", 2),
                                "defaulted",
                                List.of("currency", "status")));
    }

    @ParameterizedTest
    @CsvSource({"purchaseType, purchase_type", "status, status"})
    void value_outsideItsClosedSet_rejects(String component, String column) {
        assertThat(trial.faults(with(WIRE, component, "other"))).containsExactly(at(ReasonCode.ENUM_UNKNOWN, column));
    }

    @Test
    void vendorContact_leavesAbsentKeysOut() {
        LegacyPurchase unnamed = with(WIRE, "vendorEmail", null);

        assertThat(trial.mapped(unnamed).row().vendorContact()).isEqualTo(Map.of("phone", "+1 555 0100"));
        assertThat(trial.mapped(with(unnamed, "vendorPhone", null)).row().vendorContact())
                .isNull();
        assertThat(trial.mapped(with(unnamed, "vendorPhone", "")).row().vendorContact())
                .isEqualTo(Map.of("phone", ""));
    }

    private List<Map<String, @Nullable Object>> trail(LegacyPurchase purchase) {
        List<Map<String, @Nullable Object>> trail = trial.mapped(purchase).row().auditTrail();
        return trail == null ? List.of() : trail;
    }

    private static Map<String, @Nullable Object> audit(
            String action, @Nullable UUID actor, @Nullable Integer legacyActor, @Nullable String note, String time) {
        return entry(
                "action", action, "actor", actor, "legacy_actor_id", legacyActor, "note", note, "occurred_at", time);
    }

    private static Map<String, @Nullable Object> entry(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entry.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return entry;
    }
}
