package dev.rekey.tables.ordercases;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.Nested;
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
        @Nullable OffsetDateTime updatedAt,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
