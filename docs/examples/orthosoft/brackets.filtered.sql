SELECT count(*) FROM orthosoft."tblBracket" WHERE is_deleted <> 0
