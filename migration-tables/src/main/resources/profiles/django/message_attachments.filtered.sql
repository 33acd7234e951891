-- Files that were never attached to a record.
SELECT count(*)
FROM dispatch_file AS file
WHERE file.record_id IS NULL
