package dev.rekey.embedding;

import dev.rekey.api.Column;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code suppliers}. */
public record Supplier(
        @Column(value = "VARCHAR(100) NOT NULL", from = "name") @Nullable String supplierName,

        @Column(value = "VARCHAR(20) DEFAULT 'laboratory'", from = "kind", rule = "laboratory or wholesaler") @Nullable String supplierKind,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacySupplierId) {}
