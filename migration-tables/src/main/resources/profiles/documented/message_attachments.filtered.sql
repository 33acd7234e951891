SELECT count(*)
FROM dispatch_file
WHERE record_id IS NULL
