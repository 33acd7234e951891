package dev.rekey.tables.viewroles;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_template_view_role}. */
public record LegacyViewRole(
        long legacyId,
        @Nullable Integer groupId,
        @Nullable String roleName,
        @Nullable Integer roleLevel,
        @Nullable Boolean canView,
        @Nullable Boolean canEdit,
        @Nullable Boolean canCreate,
        @Nullable Boolean canDelete,
        @Nullable Boolean canShare,
        @Nullable String templateTypes,
        @Nullable String restrictions,
        @Nullable Boolean isActive,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
