-- A file of a record is an attachment of its message, from the time it was created. Its extension alone says of what type
-- it is; what the source has as type is a number and kept. Parameters that are no JSON object are set aside as text.
SELECT file.id AS legacy_id,
       file.record_id::text AS message_id,
       file.id::text AS file_id,
       CASE WHEN known.mime_type LIKE 'image/%' THEN 'image' WHEN known.mime_type LIKE 'model/%' THEN 'scan'
            WHEN known.mime_type IS NOT NULL THEN 'document' END AS attachment_type,
       file.name AS display_name,
       file.size AS file_size,
       known.mime_type,
       file.created_at AS attached_at,
       file.created_at,
       NULL::timestamptz AS updated_at,
       file.record_id AS legacy_message_id,
       file.record_id AS legacy_dispatch_record_id,
       to_jsonb(file.instruction_id) AS "metadata.legacy.instruction_id",
       CASE WHEN file.id = ANY(:setAside) THEN to_jsonb(file.parameters) ELSE {json file.parameters} END
         AS "metadata.legacy.parameters",
       {kept file: type, product_id, status, uid} AS metadata
FROM dispatch_file AS file
LEFT JOIN (VALUES
  ('.stl', 'model/stl'), ('.obj', 'model/obj'), ('.mtl', 'model/mtl'), ('.3mf', 'model/3mf'),
  ('.gltf', 'model/gltf+json'), ('.glb', 'model/gltf-binary'), ('.step', 'model/step'), ('.stp', 'model/step'),
  ('.iges', 'model/iges'), ('.igs', 'model/iges'), ('.wrl', 'model/vrml'), ('.vrml', 'model/vrml'),
  ('.dae', 'model/vnd.collada+xml'), ('.x3d', 'model/x3d+xml'), ('.usdz', 'model/vnd.usdz+zip'), ('.u3d', 'model/u3d'),
  ('.jpg', 'image/jpeg'), ('.jpeg', 'image/jpeg'), ('.jpe', 'image/jpeg'), ('.png', 'image/png'), ('.gif', 'image/gif'),
  ('.bmp', 'image/bmp'), ('.tif', 'image/tiff'), ('.tiff', 'image/tiff'), ('.webp', 'image/webp'),
  ('.svg', 'image/svg+xml'), ('.heic', 'image/heic'), ('.heif', 'image/heif'), ('.avif', 'image/avif'),
  ('.ico', 'image/vnd.microsoft.icon'), ('.jp2', 'image/jp2'), ('.psd', 'image/vnd.adobe.photoshop'),
  ('.pdf', 'application/pdf'), ('.doc', 'application/msword'),
  ('.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  ('.xls', 'application/vnd.ms-excel'),
  ('.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  ('.ppt', 'application/vnd.ms-powerpoint'),
  ('.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'),
  ('.odt', 'application/vnd.oasis.opendocument.text'), ('.ods', 'application/vnd.oasis.opendocument.spreadsheet'),
  ('.odp', 'application/vnd.oasis.opendocument.presentation'), ('.rtf', 'application/rtf'), ('.txt', 'text/plain'),
  ('.csv', 'text/csv'), ('.html', 'text/html'), ('.htm', 'text/html'), ('.md', 'text/markdown'),
  ('.xml', 'application/xml'), ('.json', 'application/json'), ('.zip', 'application/zip'), ('.gz', 'application/gzip'),
  ('.7z', 'application/x-7z-compressed'), ('.rar', 'application/vnd.rar'), ('.tar', 'application/x-tar'),
  ('.dcm', 'application/dicom'), ('.eml', 'message/rfc822'), ('.msg', 'application/vnd.ms-outlook'),
  ('.mp3', 'audio/mpeg'), ('.m4a', 'audio/mp4'), ('.ogg', 'audio/ogg'), ('.wav', 'audio/wav'),
  ('.mp4', 'video/mp4'), ('.mov', 'video/quicktime'), ('.avi', 'video/x-msvideo'), ('.mpeg', 'video/mpeg'),
  ('.mpg', 'video/mpeg'), ('.webm', 'video/webm'), ('.wmv', 'video/x-ms-wmv')
) AS known (extension, mime_type) ON known.extension = lower(file.ext COLLATE "C")
WHERE file.record_id IS NOT NULL
