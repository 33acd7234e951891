package dev.rekey.tables.discussions;

import dev.rekey.api.Column;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code treatment_discussions}. */
public record TreatmentDiscussion(
        @Column(
                value = "UUID NOT NULL REFERENCES cases(id) ON DELETE CASCADE",
                from = "patient_id",
                rule = "the row of cases whose legacy_patient_id it is")
        @Nullable UUID caseId,

        @Column(value = "VARCHAR(255) NOT NULL", from = "subject") @Nullable String subject,

        @Column(value = "VARCHAR(50)", from = "discussion_type", rule = "treatment_plan, review or consultation")
        @Nullable String discussionType,

        @Column(value = "VARCHAR(20) DEFAULT 'normal'", from = "priority", rule = "low, normal, high or urgent")
        @Nullable String priority,

        @Column(
                value = "UUID NOT NULL REFERENCES profiles(id)",
                from = "author_id",
                rule = "the row of profiles whose legacy_user_id it is")
        @Nullable UUID startedBy,

        @Column(
                value = "JSONB DEFAULT '[]'",
                from = "participants",
                rule = "the profiles found, ascending by legacy_user_id, each once")
        @Nullable List<UUID> participants,

        @Column(value = "VARCHAR(50) DEFAULT 'active'", from = "status", rule = "active, resolved or archived")
        @Nullable String status,

        @Column(value = "TEXT NOT NULL", from = "initial_message") @Nullable String initialMessage,

        @Column(
                value = "JSONB DEFAULT '[]'",
                from = "tags",
                rule = "an array of strings; text that is none is set aside in metadata.legacy")
        @Nullable List<String> tags,

        @Column(value = "TIMESTAMP WITH TIME ZONE NOT NULL", from = "started_at") @Nullable OffsetDateTime startedAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE", from = "last_activity_at") @Nullable OffsetDateTime lastActivityAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE", from = "resolved_at") @Nullable OffsetDateTime resolvedAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER UNIQUE NOT NULL", from = "legacy_id")
        long legacyDiscussionId,

        @Column(value = "INTEGER", from = "patient_id") @Nullable Integer legacyCaseId,

        @Column(value = "INTEGER", from = "author_id") @Nullable Integer legacyAuthorId) {}
