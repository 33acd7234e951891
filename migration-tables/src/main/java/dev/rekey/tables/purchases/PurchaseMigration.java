package dev.rekey.tables.purchases;

import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Reference;
import dev.rekey.api.RowContext;
import dev.rekey.api.TableSpec;
import dev.rekey.tables.DocumentedSource;
import dev.rekey.tables.JdbiTable;
import dev.rekey.tables.TableDao;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves purchases. */
public final class PurchaseMigration implements JdbiTable<LegacyPurchase, Purchase> {

    private static final Set<String> TYPES = Set.of("material", "service", "equipment");
    private static final Set<String> STATUSES = Set.of("pending", "approved", "paid", "cancelled");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Parent PROFILES = new Parent("profiles", "legacy_user_id");
    private static final Reference<LegacyPurchase> PURCHASED_BY =
            Reference.optional("purchased_by", PROFILES, LegacyPurchase::purchasedById);
    private static final Reference<LegacyPurchase> APPROVED_BY =
            Reference.optional("approved_by", PROFILES, LegacyPurchase::approvedById);
    private static final Reference<LegacyPurchase> ORDER = Reference.optional(
            "order_id", new Parent("orders", "legacy_instruction_id"), LegacyPurchase::instructionId);
    private static final Reference<LegacyPurchase> CASE =
            Reference.optional("case_id", new Parent("cases", "legacy_patient_id"), LegacyPurchase::patientId);
    private static final Reference<LegacyPurchase> PATIENT =
            Reference.optional("patient_id", new Parent("patients", "legacy_patient_id"), LegacyPurchase::patientId);

    private static final TableSpec<LegacyPurchase, Purchase> SPEC = TableSpec.of(
                    "purchases", LegacyPurchase.class, Purchase.class)
            .legacyKey("legacy_purchase_id")
            .source("dispatch_purchase", DocumentedSource.query("purchases"))
            .orphans(DocumentedSource.orphans("purchases"))
            .reference(PURCHASED_BY)
            .reference(APPROVED_BY)
            .reference(ORDER)
            .reference(CASE)
            .reference(PATIENT)
            .reference(AuditTrail.ACTORS)
            .amounts(
                    Map.of(
                            "subtotal", "subtotal",
                            "tax_amount", "tax_amount",
                            "discount_amount", "discount_amount",
                            "total_amount", "total_amount"),
                    "currency")
            .build();

    @Override
    public TableSpec<LegacyPurchase, Purchase> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyPurchase>> dao() {
        return PurchaseDao.class;
    }

    @Override
    public Mapping<Purchase> map(LegacyPurchase legacy, RowContext<LegacyPurchase> row) {
        BigDecimal subtotal = row.decimal("subtotal", legacy.subtotal());
        BigDecimal tax = row.decimal("tax_amount", legacy.taxAmount());
        BigDecimal discount = row.decimal("discount_amount", legacy.discountAmount());
        BigDecimal total = row.decimal("total_amount", legacy.totalAmount());
        if (subtotal != null && total != null && sum(subtotal, tax, discount).compareTo(total) != 0) {
            row.warn(
                    ReasonCode.TOTAL_MISMATCH,
                    "total_amount",
                    "total_amount is not subtotal + tax_amount - discount_amount");
        }
        row.keep("purchased_by_id", legacy.purchasedById());
        row.keep("approved_by_id", legacy.approvedById());
        return row.finish(new Purchase(
                legacy.purchaseNumber(),
                row.oneOf("purchase_type", legacy.purchaseType(), TYPES),
                subtotal,
                tax,
                discount,
                total,
                row.oneOf("currency", legacy.currency(), CURRENCIES),
                legacy.vendorName(),
                vendorContact(legacy),
                row.parent(PURCHASED_BY),
                row.parent(APPROVED_BY),
                row.parent(ORDER),
                row.parent(CASE),
                row.parent(PATIENT),
                row.oneOf("status", legacy.status(), STATUSES),
                legacy.purchaseDate(),
                legacy.paymentDate(),
                legacy.dueDate(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId(),
                legacy.instructionId(),
                legacy.patientId(),
                AuditTrail.of(legacy, row)));
    }

    private static BigDecimal sum(BigDecimal subtotal, @Nullable BigDecimal tax, @Nullable BigDecimal discount) {
        BigDecimal taxed = tax == null ? subtotal : subtotal.add(tax);
        return discount == null ? taxed : taxed.subtract(discount);
    }

    private static @Nullable Map<String, @Nullable Object> vendorContact(LegacyPurchase legacy) {
        Map<String, @Nullable Object> contact = new LinkedHashMap<>();
        contact.put("email", legacy.vendorEmail());
        contact.put("phone", legacy.vendorPhone());
        contact.values().removeIf(value -> value == null);
        return contact.isEmpty() ? null : contact;
    }
}
