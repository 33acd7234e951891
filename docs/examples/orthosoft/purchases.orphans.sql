SELECT count(*) FROM orthosoft."tblPurchaseLog" AS l
WHERE NOT EXISTS (SELECT FROM orthosoft."tblPurchase" AS p WHERE p."PurchaseID" = l."PurchaseID")
