package dev.rekey.tables.viewgroups;

import dev.rekey.api.LegacyRow;
import java.time.OffsetDateTime;
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
        @Nullable OffsetDateTime updatedAt)
        implements LegacyRow {}
