SELECT id AS legacy_id, record_id, instruction_id, name, file_type, size, mime_type, parameters, created_at,
       updated_at
FROM dispatch_file
WHERE record_id IS NOT NULL
