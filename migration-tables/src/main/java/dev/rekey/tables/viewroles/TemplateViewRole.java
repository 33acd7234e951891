package dev.rekey.tables.viewroles;

import dev.rekey.api.Column;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code template_view_roles}. */
public record TemplateViewRole(
        @Column(
                value = "UUID NOT NULL REFERENCES template_view_groups(id) ON DELETE CASCADE",
                from = "group_id",
                rule = "the row of template_view_groups whose legacy_group_id it is")
        @Nullable UUID groupId,

        @Column(value = "VARCHAR(100) NOT NULL", from = "role_name") @Nullable String roleName,

        @Column(value = "INTEGER DEFAULT 1", from = "role_level", rule = "1 (view), 2 (edit) or 3 (admin)") @Nullable Integer roleLevel,

        @Column(value = "BOOLEAN DEFAULT true", from = "can_view") @Nullable Boolean canView,

        @Column(value = "BOOLEAN DEFAULT false", from = "can_edit") @Nullable Boolean canEdit,

        @Column(value = "BOOLEAN DEFAULT false", from = "can_create") @Nullable Boolean canCreate,

        @Column(value = "BOOLEAN DEFAULT false", from = "can_delete") @Nullable Boolean canDelete,

        @Column(value = "BOOLEAN DEFAULT false", from = "can_share") @Nullable Boolean canShare,

        @Column(value = "JSONB DEFAULT '[]'", from = "template_types", rule = "an array of strings") @Nullable List<String> templateTypes,

        @Column(value = "JSONB DEFAULT '{}'", from = "restrictions", rule = "an object") @Nullable Map<String, @Nullable Object> restrictions,

        @Column(value = "BOOLEAN DEFAULT true", from = "is_active") @Nullable Boolean isActive,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyRoleId,

        @Column(value = "INTEGER", from = "group_id") @Nullable Integer legacyGroupId) {}
