-- from tblAttachment
-- Files without a record were uploads that nobody sent; they are left out, and counted.
SELECT a."FileID" AS legacy_id,
       a."RecordID" AS record_id,
       nullif(a."OrderID", 0) AS instruction_id,
       a."FileName" AS name,
       a."Kind" AS file_type,
       nullif(a."Mime", '') AS mime_type,
       a."Bytes" AS size,
       nullif(a."Params", 'null') AS parameters,
       CASE WHEN a."Created" NOT LIKE '%-00%' THEN a."Created"::timestamp END AS created_at,
       CASE WHEN a."Changed" NOT LIKE '%-00%' THEN a."Changed"::timestamp END AS updated_at
FROM orthosoft."tblAttachment" AS a
WHERE coalesce(a.is_deleted, 0) = 0 AND a."RecordID" <> 0
