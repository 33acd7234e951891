-- Files that belong to no record.
SELECT count(*) FROM dispatch_file WHERE record_id IS NULL
