package dev.rekey.tables.brackets;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_bracket}. */
public record LegacyBracket(
        long legacyId,
        @Nullable String code,
        @Nullable String name,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String material,
        @Nullable String archType,
        @Nullable String toothPosition,
        @Nullable String bracketType,
        @Nullable Number slotSize,
        @Nullable Number baseWidth,
        @Nullable Number baseHeight,
        @Nullable Number baseThickness,
        @Nullable Number unitCost,
        @Nullable Boolean isActive,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
