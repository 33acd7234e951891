package dev.rekey.tables.roles;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_technician_role}. */
public record LegacyTechnicianRole(
        long legacyId,
        @Nullable Integer technicianId,
        @Nullable String roleName,
        @Nullable String roleType,
        @Nullable String permissions,
        @Nullable String scopeType,
        @Nullable Integer scopeId,
        @Nullable LocalDate effectiveDate,
        @Nullable LocalDate expiryDate,
        @Nullable Boolean isActive,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
