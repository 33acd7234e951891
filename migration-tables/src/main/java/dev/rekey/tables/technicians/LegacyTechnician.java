package dev.rekey.tables.technicians;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_technician}. */
public record LegacyTechnician(
        long legacyId,
        @Nullable Integer userId,
        @Nullable String employeeId,
        @Nullable String department,
        @Nullable String position,
        @Nullable LocalDate hireDate,
        @Nullable String status,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String emergencyContact,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
