SELECT count(*) FROM orthosoft."tblDiscussion" WHERE is_deleted <> 0
