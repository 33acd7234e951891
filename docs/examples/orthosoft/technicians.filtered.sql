SELECT count(*) FROM orthosoft."tblEmployee" WHERE is_deleted <> 0
