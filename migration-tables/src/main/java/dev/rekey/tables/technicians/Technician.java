package dev.rekey.tables.technicians;

import dev.rekey.api.Column;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code technicians}. */
public record Technician(
        @Column(
                value = "UUID NOT NULL REFERENCES profiles(id) ON DELETE CASCADE",
                from = "user_id",
                rule = "the row of profiles whose legacy_user_id it is")
        @Nullable UUID profileId,

        @Column(value = "VARCHAR(50) UNIQUE", from = "employee_id") @Nullable String employeeId,

        @Column(value = "VARCHAR(100)", from = "department") @Nullable String department,

        @Column(value = "VARCHAR(100)", from = "position") @Nullable String position,

        @Column(value = "DATE", from = "hire_date") @Nullable LocalDate hireDate,

        @Column(value = "VARCHAR(20) DEFAULT 'active'", from = "status", rule = "active, inactive or terminated")
        @Nullable String status,

        @Column(value = "VARCHAR(20)", from = "phone") @Nullable String phone,

        @Column(value = "VARCHAR(255)", from = "email") @Nullable String email,

        @Column(
                value = "JSONB",
                from = "emergency_contact",
                rule = "an object; text that is none is set aside in metadata.legacy")
        @Nullable Map<String, @Nullable Object> emergencyContact,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyTechnicianId,

        @Column(value = "INTEGER", from = "user_id") @Nullable Integer legacyUserId) {}
