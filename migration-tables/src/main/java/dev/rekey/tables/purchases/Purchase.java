package dev.rekey.tables.purchases;

import dev.rekey.api.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code purchases}. */
public record Purchase(
        @Column(value = "VARCHAR(100) UNIQUE NOT NULL", from = "purchase_number") @Nullable String purchaseNumber,

        @Column(value = "VARCHAR(50)", from = "purchase_type", rule = "material, service or equipment") @Nullable String purchaseType,

        @Column(value = "DECIMAL(12,2) NOT NULL", from = "subtotal") @Nullable BigDecimal subtotal,

        @Column(value = "DECIMAL(12,2) DEFAULT 0", from = "tax_amount") @Nullable BigDecimal taxAmount,

        @Column(value = "DECIMAL(12,2) DEFAULT 0", from = "discount_amount") @Nullable BigDecimal discountAmount,

        @Column(value = "DECIMAL(12,2) NOT NULL", from = "total_amount") @Nullable BigDecimal totalAmount,

        @Column(value = "VARCHAR(3) DEFAULT 'USD'", from = "currency", rule = "an ISO 4217 code, in upper case")
        @Nullable String currency,

        @Column(value = "VARCHAR(255)", from = "vendor_name") @Nullable String vendorName,

        @Column(
                value = "JSONB",
                from = {"vendor_email", "vendor_phone"},
                rule = "{email, phone}; absent keys left out, null when both are")
        @Nullable Map<String, @Nullable Object> vendorContact,

        @Column(
                value = "UUID REFERENCES profiles(id)",
                from = "purchased_by_id",
                rule = "the row of profiles whose legacy_user_id it is")
        @Nullable UUID purchasedBy,

        @Column(
                value = "UUID REFERENCES profiles(id)",
                from = "approved_by_id",
                rule = "the row of profiles whose legacy_user_id it is")
        @Nullable UUID approvedBy,

        @Column(
                value = "UUID REFERENCES orders(id)",
                from = "instruction_id",
                rule = "the row of orders whose legacy_instruction_id it is")
        @Nullable UUID orderId,

        @Column(
                value = "UUID REFERENCES cases(id)",
                from = "patient_id",
                rule = "the row of cases whose legacy_patient_id it is")
        @Nullable UUID caseId,

        @Column(
                value = "UUID REFERENCES patients(id)",
                from = "patient_id",
                rule = "the row of patients whose legacy_patient_id it is")
        @Nullable UUID patientId,

        @Column(value = "VARCHAR(50) DEFAULT 'pending'", from = "status", rule = "pending, approved, paid or cancelled")
        @Nullable String status,

        @Column(value = "DATE NOT NULL", from = "purchase_date") @Nullable LocalDate purchaseDate,

        @Column(value = "DATE", from = "payment_date") @Nullable LocalDate paymentDate,

        @Column(value = "DATE", from = "due_date") @Nullable LocalDate dueDate,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyPurchaseId,

        @Column(value = "INTEGER", from = "instruction_id") @Nullable Integer legacyOrderId,

        @Column(value = "INTEGER", from = "patient_id") @Nullable Integer legacyPatientId,

        @Column(
                value = "JSONB DEFAULT '[]'",
                from = "audit",
                rule = "{action, actor, legacy_actor_id, note, occurred_at} oldest first; last the migration")
        @Nullable List<Map<String, @Nullable Object>> auditTrail) {}
