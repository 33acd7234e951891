package dev.rekey.tables.purchases;

import dev.rekey.jdbi.JsonColumn;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_purchase_audit}, as it comes along with its purchase. */
@JsonColumn
public record LegacyAudit(
        @Nullable Long id,
        @Nullable String action,
        @Nullable Integer actorId,
        @Nullable String note,
        @Nullable OffsetDateTime occurredAt) {}
