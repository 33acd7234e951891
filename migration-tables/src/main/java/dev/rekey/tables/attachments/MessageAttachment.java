package dev.rekey.tables.attachments;

import dev.rekey.api.Column;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code message_attachments}. */
public record MessageAttachment(
        @Column(
                value = "UUID NOT NULL REFERENCES messages(id) ON DELETE CASCADE",
                from = "record_id",
                rule = "the row of messages whose legacy_record_id it is")
        @Nullable UUID messageId,

        @Column(
                value = "UUID NOT NULL REFERENCES files(id) ON DELETE CASCADE",
                from = "legacy_id",
                rule = "the row of files whose legacy_file_id it is")
        @Nullable UUID fileId,

        @Column(value = "VARCHAR(50)", from = "file_type") @Nullable String attachmentType,

        @Column(value = "VARCHAR(255)", from = "name") @Nullable String displayName,

        @Column(value = "BIGINT", from = "size") @Nullable Long fileSize,

        @Column(value = "VARCHAR(100)", from = "mime_type") @Nullable String mimeType,

        @Column(value = "TIMESTAMP WITH TIME ZONE NOT NULL", from = "created_at") @Nullable OffsetDateTime attachedAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "created_at") @Nullable OffsetDateTime createdAt,

        @Column(value = "TIMESTAMP WITH TIME ZONE DEFAULT NOW()", from = "updated_at") @Nullable OffsetDateTime updatedAt,

        @Column(value = "INTEGER", from = "legacy_id") long legacyFileId,

        @Column(value = "INTEGER", from = "record_id") @Nullable Integer legacyMessageId,

        @Column(value = "INTEGER", from = "record_id") @Nullable Integer legacyDispatchRecordId) {}
