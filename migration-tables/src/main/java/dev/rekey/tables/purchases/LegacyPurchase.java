package dev.rekey.tables.purchases;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_purchase} with its {@code dispatch_purchase_audit}, oldest first. */
public record LegacyPurchase(
        long legacyId,
        @Nullable String purchaseNumber,
        @Nullable String purchaseType,
        @Nullable Number subtotal,
        @Nullable Number taxAmount,
        @Nullable Number discountAmount,
        @Nullable Number totalAmount,
        @Nullable String currency,
        @Nullable String vendorName,
        @Nullable String vendorEmail,
        @Nullable String vendorPhone,
        @Nullable Integer purchasedById,
        @Nullable Integer approvedById,
        @Nullable Integer instructionId,
        @Nullable Integer patientId,
        @Nullable String status,
        @Nullable LocalDate purchaseDate,
        @Nullable LocalDate paymentDate,
        @Nullable LocalDate dueDate,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nullable List<LegacyAudit> audit,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
