package dev.rekey.tables.roles;

import dev.rekey.api.Column;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code technician_roles}. */
public record TechnicianRole(
        @Column(
                value = "UUID NOT NULL REFERENCES technicians(id) ON DELETE CASCADE",
                from = "technician_id",
                rule = "the row of technicians whose legacy_technician_id it is")
        @Nullable UUID technicianId,

        @Column(value = "VARCHAR(100) NOT NULL", from = "role_name") @Nullable String roleName,

        @Column(value = "VARCHAR(50)", from = "role_type", rule = "system, clinical or administrative") @Nullable String roleType,

        @Column(value = "JSONB DEFAULT '[]'", from = "permissions", rule = "an array of strings") @Nullable List<String> permissions,

        @Column(value = "VARCHAR(50)", from = "scope_type", rule = "global, office or department") @Nullable String scopeType,

        @Column(
                value = "UUID",
                from = {"scope_type", "scope_id"},
                rule = "for an office scope the row of offices whose legacy_office_id it is, else null")
        @Nullable UUID scopeId,

        @Column(value = "DATE NOT NULL", from = "effective_date") @Nullable LocalDate effectiveDate,

        @Column(value = "DATE", from = "expiry_date") @Nullable LocalDate expiryDate,

        @Column(value = "BOOLEAN DEFAULT true", from = "is_active") @Nullable Boolean isActive,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyRoleId,

        @Column(value = "INTEGER", from = "technician_id") @Nullable Integer legacyTechnicianId) {}
