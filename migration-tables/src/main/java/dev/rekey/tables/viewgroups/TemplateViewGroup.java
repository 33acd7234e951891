package dev.rekey.tables.viewgroups;

import dev.rekey.api.Column;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code template_view_groups}. */
public record TemplateViewGroup(
        @Column(value = "VARCHAR(100) UNIQUE NOT NULL", from = "name") @Nullable String groupName,

        @Column(value = "TEXT", from = "description") @Nullable String groupDescription,

        @Column(value = "VARCHAR(50)", from = "group_type", rule = "role_based, department or custom") @Nullable String groupType,

        @Column(value = "JSONB DEFAULT '[]'", from = "permissions", rule = "an array of strings") @Nullable List<String> permissions,

        @Column(value = "JSONB DEFAULT '[]'", from = "template_categories", rule = "an array of strings") @Nullable List<String> templateCategories,

        @Column(value = "BOOLEAN DEFAULT true", from = "is_active") @Nullable Boolean isActive,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyGroupId) {}
