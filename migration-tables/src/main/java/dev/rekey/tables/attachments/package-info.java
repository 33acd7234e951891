/**
 * Attachments of messages: the files of {@code dispatch_file} that belong to a record, to {@code message_attachments}
 * (FR-001, SC-001; data-model.md, 1).
 *
 * <p>A file without a {@code record_id} is nobody's attachment: it is out of scope, and counted. The message is found
 * through the record's id, the file through its own. {@code messages.legacy_record_id} is not unique; where several
 * messages have it, nothing says which is meant, and the attachment is rejected. The source knows one time, the file's
 * creation, which is {@code attached_at} too. {@code legacy_message_id} and {@code legacy_dispatch_record_id} are both
 * the record's id. {@code instruction_id} and {@code parameters} have no column and stand in {@code metadata.legacy};
 * parameters that are no JSON object stay text there. {@code file_size} is in bytes; {@code attachment_type} is open.
 */
@NullMarked
package dev.rekey.tables.attachments;

import org.jspecify.annotations.NullMarked;
