SELECT count(*)
FROM dispatch_purchase_audit AS audit
WHERE NOT EXISTS (SELECT FROM dispatch_purchase AS purchase WHERE purchase.id = audit.purchase_id)
