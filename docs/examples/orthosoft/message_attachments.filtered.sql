SELECT count(*) FROM orthosoft."tblAttachment" WHERE is_deleted <> 0 OR "RecordID" = 0
