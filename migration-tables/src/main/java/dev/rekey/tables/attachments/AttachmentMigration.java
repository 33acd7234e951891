package dev.rekey.tables.attachments;

import dev.rekey.api.IfInvalid;
import dev.rekey.api.Mapping;
import dev.rekey.api.Parent;
import dev.rekey.api.Reference;
import dev.rekey.api.RowContext;
import dev.rekey.api.TableSpec;
import dev.rekey.tables.DocumentedSource;
import dev.rekey.tables.JdbiTable;
import dev.rekey.tables.TableDao;
import java.util.List;

/** Moves attachments of messages. */
public final class AttachmentMigration implements JdbiTable<LegacyAttachment, MessageAttachment> {

    private static final Reference<LegacyAttachment> MESSAGE =
            Reference.required("message_id", new Parent("messages", "legacy_record_id"), LegacyAttachment::recordId);
    private static final Reference<LegacyAttachment> FILE = new Reference<>(
            "file_id", new Parent("files", "legacy_file_id"), true, legacy -> List.of(legacy.legacyId()));

    private static final TableSpec<LegacyAttachment, MessageAttachment> SPEC = TableSpec.of(
                    "message_attachments", LegacyAttachment.class, MessageAttachment.class)
            .legacyKey("legacy_file_id")
            .source("dispatch_file", DocumentedSource.query("message_attachments"))
            .filtered(DocumentedSource.filtered("message_attachments"))
            .reference(MESSAGE)
            .reference(FILE)
            .unique("message_id", "file_id")
            .requiredRate(1.0)
            .build();

    @Override
    public TableSpec<LegacyAttachment, MessageAttachment> spec() {
        return SPEC;
    }

    @Override
    public Class<? extends TableDao<LegacyAttachment>> dao() {
        return MessageAttachmentDao.class;
    }

    @Override
    public Mapping<MessageAttachment> map(LegacyAttachment legacy, RowContext<LegacyAttachment> row) {
        row.keep("instruction_id", legacy.instructionId());
        row.keep("parameters", row.jsonObject("parameters", legacy.parameters(), IfInvalid.SET_ASIDE));
        return row.finish(new MessageAttachment(
                row.parent(MESSAGE),
                row.parent(FILE),
                legacy.fileType(),
                legacy.name(),
                legacy.size(),
                legacy.mimeType(),
                legacy.createdAt(),
                legacy.createdAt(),
                legacy.updatedAt(),
                legacy.legacyId(),
                legacy.recordId(),
                legacy.recordId()));
    }
}
