SELECT count(*) FROM orthosoft."tblPurchase" WHERE is_deleted <> 0
