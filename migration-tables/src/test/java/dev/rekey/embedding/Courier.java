package dev.rekey.embedding;

import dev.rekey.api.Column;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code couriers}. */
public record Courier(
        @Column(value = "VARCHAR(100) NOT NULL", from = "name") @Nullable String courierName,

        @Column(value = "VARCHAR(20) DEFAULT 'parcel'", from = "kind", rule = "parcel or freight") @Nullable String courierKind,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyCourierId) {}
