package dev.rekey.tables.ordercases;

import dev.rekey.api.Column;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code order_cases}. */
public record OrderCase(
        @Column(
                value = "UUID NOT NULL REFERENCES orders(id) ON DELETE CASCADE",
                from = "instruction_id",
                rule = "the row of orders whose legacy_instruction_id it is")
        @Nullable UUID orderId,

        @Column(
                value = "UUID NOT NULL REFERENCES cases(id) ON DELETE CASCADE",
                from = "patient_id",
                rule = "the row of cases whose legacy_patient_id it is")
        @Nullable UUID caseId,

        @Column(value = "VARCHAR(50)", from = "relationship_type", rule = "primary, secondary or revision") @Nullable String relationshipType,

        @Column(value = "INTEGER", from = "stage_number") @Nullable Integer stageNumber,

        @Column(value = "VARCHAR(50) DEFAULT 'active'", from = "status", rule = "active, completed or cancelled")
        @Nullable String status,

        @Column(value = "VARCHAR(20) DEFAULT 'normal'", from = "priority", rule = "low, normal, high or urgent")
        @Nullable String priority,

        @Column(value = "TIMESTAMP WITH TIME ZONE NOT NULL", from = "linked_at") @Nullable OffsetDateTime linkedAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE", from = "started_at") @Nullable OffsetDateTime startedAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE", from = "completed_at") @Nullable OffsetDateTime completedAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE", from = "legacy_id")
        long legacyOrderCaseId,

        @Column(value = "INTEGER", from = "instruction_id") @Nullable Integer legacyOrderId,

        @Column(value = "INTEGER", from = "patient_id") @Nullable Integer legacyCaseId) {}
