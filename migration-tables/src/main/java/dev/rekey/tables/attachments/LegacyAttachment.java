package dev.rekey.tables.attachments;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_file} that belongs to a record. */
public record LegacyAttachment(
        long legacyId,
        @Nullable Integer recordId,
        @Nullable Integer instructionId,
        @Nullable String name,
        @Nullable String fileType,
        @Nullable Long size,
        @Nullable String mimeType,
        @Nullable String parameters,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
