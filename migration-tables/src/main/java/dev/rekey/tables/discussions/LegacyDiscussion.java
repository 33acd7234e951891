package dev.rekey.tables.discussions;

import dev.rekey.api.LegacyRow;
import dev.rekey.api.Provenance;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_treatment_discussion} with the user ids of its participants. */
public record LegacyDiscussion(
        long legacyId,
        @Nullable Integer patientId,
        @Nullable String subject,
        @Nullable String discussionType,
        @Nullable String priority,
        @Nullable Integer authorId,
        @Nullable String status,
        @Nullable String initialMessage,
        @Nullable String tags,
        @Nullable OffsetDateTime startedAt,
        @Nullable OffsetDateTime lastActivityAt,
        @Nullable OffsetDateTime resolvedAt,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt,
        @Nullable List<Integer> participants,
        @Nested @Nullable Provenance provenance)
        implements LegacyRow {}
