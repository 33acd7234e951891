-- data-model.md, 1. A file of a record is an attachment of its message, from the time it was created. Parameters that
-- are no JSON object are set aside as text.
SELECT id AS legacy_id,
       record_id::text AS message_id,
       id::text AS file_id,
       file_type AS attachment_type,
       name AS display_name,
       size AS file_size,
       mime_type,
       created_at AS attached_at,
       created_at,
       updated_at,
       record_id AS legacy_message_id,
       record_id AS legacy_dispatch_record_id,
       to_jsonb(instruction_id) AS "metadata.legacy.instruction_id",
       CASE WHEN id = ANY(:setAside) THEN to_jsonb(parameters) ELSE {json parameters} END
         AS "metadata.legacy.parameters",
       '{}'::jsonb AS metadata
FROM dispatch_file
WHERE record_id IS NOT NULL
