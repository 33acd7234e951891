package dev.rekey.tables.ordercases;

import dev.rekey.api.LegacyRow;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_order_case}. */
public record LegacyOrderCase(
        long legacyId,
        @Nullable Integer instructionId,
        @Nullable Integer patientId,
        @Nullable String relationshipType,
        @Nullable Integer stageNumber,
        @Nullable String status,
        @Nullable String priority,
        @Nullable OffsetDateTime linkedAt,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime completedAt,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt)
        implements LegacyRow {}
