package dev.rekey.tables.brackets;

import dev.rekey.api.Column;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code brackets}. */
public record Bracket(
        @Column(value = "VARCHAR(50) UNIQUE NOT NULL", from = "code") @Nullable String bracketCode,

        @Column(value = "VARCHAR(255) NOT NULL", from = "name") @Nullable String bracketName,

        @Column(value = "VARCHAR(100)", from = "manufacturer") @Nullable String manufacturer,

        @Column(value = "VARCHAR(100)", from = "model") @Nullable String model,

        @Column(value = "VARCHAR(50)", from = "material", rule = "metal, ceramic or plastic") @Nullable String material,

        @Column(value = "VARCHAR(20)", from = "arch_type", rule = "upper, lower or both") @Nullable String archType,

        @Column(value = "VARCHAR(10)", from = "tooth_position") @Nullable String toothPosition,

        @Column(value = "VARCHAR(50)", from = "bracket_type", rule = "standard, self-ligating or lingual") @Nullable String bracketType,

        @Column(value = "DECIMAL(6,4)", from = "slot_size") @Nullable BigDecimal slotSize,

        @Column(
                value = "JSONB",
                from = {"base_width", "base_height", "base_thickness"},
                rule = "{width, height, thickness}; absent keys left out, null when all are")
        @Nullable Map<String, @Nullable Object> baseDimensions,

        @Column(value = "DECIMAL(10,2)", from = "unit_cost") @Nullable BigDecimal unitCost,

        @Column(value = "BOOLEAN DEFAULT true", from = "is_active") @Nullable Boolean isActive,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyBracketId) {}
