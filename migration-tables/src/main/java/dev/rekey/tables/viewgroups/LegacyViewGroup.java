package dev.rekey.tables.viewgroups;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_template_view_group}. */
public record LegacyViewGroup(
        long legacyId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String groupType,
        @Nullable String permissions,
        @Nullable String templateCategories,
        @Nullable Boolean isActive,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
