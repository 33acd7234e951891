SELECT count(*) FROM orthosoft."tblOrderLine" WHERE is_deleted <> 0
