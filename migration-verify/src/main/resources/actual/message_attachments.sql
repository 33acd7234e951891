SELECT attachment.legacy_file_id AS legacy_id,
       {required attachment.message_id: message.legacy_record_id} AS message_id,
       {required attachment.file_id: file.legacy_file_id} AS file_id,
       attachment_type,
       display_name,
       file_size,
       mime_type,
       attached_at,
       created_at,
       updated_at,
       legacy_message_id,
       legacy_dispatch_record_id,
       metadata #> '{legacy,instruction_id}' AS "metadata.legacy.instruction_id",
       metadata #> '{legacy,parameters}' AS "metadata.legacy.parameters",
       {rest metadata: instruction_id, parameters} AS metadata
FROM {target}.message_attachments AS attachment
LEFT JOIN {target}.messages AS message ON message.id = attachment.message_id
LEFT JOIN {target}.files AS file ON file.id = attachment.file_id
