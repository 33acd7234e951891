-- A file with a record_id is attached to that record; dispatch_record_attachments was made for it and is empty.
-- display_name is the name as it stands. The source has no MIME type, so it follows from the extension, in any case of
-- its letters (folded in locale C: a Turkish one has no plain i for .TIFF). Names are those that IANA has registered, which
-- has none for .ply; what is not listed has no type, since a wrong one would be worse than none.
-- attachment_type follows from the MIME type: an image, a scan (a three-dimensional model), or else a document.
-- The number of type says nothing to the target: it is kept with product_id, status and uid.
SELECT file.id AS legacy_id,
       file.record_id,
       file.instruction_id,
       file.name,
       CASE
         WHEN known.mime_type LIKE 'image/%' THEN 'image'
         WHEN known.mime_type LIKE 'model/%' THEN 'scan'
         WHEN known.mime_type IS NOT NULL THEN 'document'
       END AS file_type,
       file.size,
       known.mime_type,
       file.parameters,
       file.created_at,
       NULL::timestamptz AS updated_at,
       jsonb_strip_nulls(jsonb_build_object(
         'type', file.type, 'product_id', file.product_id, 'status', file.status, 'uid', file.uid)) AS legacy
FROM dispatch_file AS file
LEFT JOIN (VALUES
  ('.3mf', 'model/3mf'),
  ('.glb', 'model/gltf-binary'),
  ('.gltf', 'model/gltf+json'),
  ('.iges', 'model/iges'),
  ('.igs', 'model/iges'),
  ('.mtl', 'model/mtl'),
  ('.obj', 'model/obj'),
  ('.step', 'model/step'),
  ('.stl', 'model/stl'),
  ('.stp', 'model/step'),
  ('.u3d', 'model/u3d'),
  ('.usdz', 'model/vnd.usdz+zip'),
  ('.wrl', 'model/vrml'),
  ('.avif', 'image/avif'),
  ('.bmp', 'image/bmp'),
  ('.gif', 'image/gif'),
  ('.heic', 'image/heic'),
  ('.heif', 'image/heif'),
  ('.jp2', 'image/jp2'),
  ('.jpe', 'image/jpeg'),
  ('.jpeg', 'image/jpeg'),
  ('.jpg', 'image/jpeg'),
  ('.png', 'image/png'),
  ('.psd', 'image/vnd.adobe.photoshop'),
  ('.svg', 'image/svg+xml'),
  ('.tif', 'image/tiff'),
  ('.tiff', 'image/tiff'),
  ('.webp', 'image/webp'),
  ('.csv', 'text/csv'),
  ('.dcm', 'application/dicom'),
  ('.doc', 'application/msword'),
  ('.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  ('.eml', 'message/rfc822'),
  ('.gz', 'application/gzip'),
  ('.htm', 'text/html'),
  ('.html', 'text/html'),
  ('.json', 'application/json'),
  ('.m4a', 'audio/mp4'),
  ('.md', 'text/markdown'),
  ('.mov', 'video/quicktime'),
  ('.mp3', 'audio/mpeg'),
  ('.mp4', 'video/mp4'),
  ('.mpeg', 'video/mpeg'),
  ('.mpg', 'video/mpeg'),
  ('.msg', 'application/vnd.ms-outlook'),
  ('.odp', 'application/vnd.oasis.opendocument.presentation'),
  ('.ods', 'application/vnd.oasis.opendocument.spreadsheet'),
  ('.odt', 'application/vnd.oasis.opendocument.text'),
  ('.pdf', 'application/pdf'),
  ('.ppt', 'application/vnd.ms-powerpoint'),
  ('.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'),
  ('.rar', 'application/vnd.rar'),
  ('.rtf', 'application/rtf'),
  ('.txt', 'text/plain'),
  ('.xls', 'application/vnd.ms-excel'),
  ('.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  ('.xml', 'application/xml'),
  ('.zip', 'application/zip')) AS known(ext, mime_type)
  ON known.ext = lower(file.ext COLLATE "C")
WHERE file.record_id IS NOT NULL
