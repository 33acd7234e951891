-- Files that belong to no record are nobody's attachments.
SELECT count(*) FROM dispatch_file WHERE record_id IS NULL
