-- from tblPurchase
-- Net is kept in euros, tax and rebate in cents, and the gross amount in a double.
SELECT p."PurchaseID" AS legacy_id,
       p."PurchaseNo" AS purchase_number,
       CASE p."Kind" WHEN 'Material' THEN 'material' WHEN 'Dienstleistung' THEN 'service' WHEN 'Gerät' THEN 'equipment' END AS purchase_type,
       p."Net" AS subtotal,
       p."VatCents" * 0.01 AS tax_amount,
       p."RebateCents" * 0.01 AS discount_amount,
       p."Gross"::numeric AS total_amount,
       coalesce(nullif(p."Currency", ''), 'EUR') AS currency,
       nullif(p."Vendor", 'null') AS vendor_name,
       nullif(p."VendorMail", '') AS vendor_email,
       nullif(p."VendorTel", '') AS vendor_phone,
       nullif(p."BuyerID", 0) AS purchased_by_id,
       nullif(p."ApproverID", 0) AS approved_by_id,
       nullif(p."OrderID", 0) AS instruction_id,
       nullif(p."PatientID", 0) AS patient_id,
       CASE p."State" WHEN 'offen' THEN 'pending' WHEN 'freigegeben' THEN 'approved' WHEN 'bezahlt' THEN 'paid'
            WHEN 'storniert' THEN 'cancelled' ELSE p."State" END AS status,
       CASE WHEN p."PurchasedOn" NOT LIKE '%-00%' THEN p."PurchasedOn"::date END AS purchase_date,
       CASE WHEN p."PaidOn" NOT LIKE '%-00%' THEN p."PaidOn"::date END AS payment_date,
       CASE WHEN p."DueOn" NOT LIKE '%-00%' THEN p."DueOn"::date END AS due_date,
       CASE WHEN p."Created" NOT LIKE '%-00%' THEN p."Created"::timestamp END AS created_at,
       CASE WHEN p."Changed" NOT LIKE '%-00%' THEN p."Changed"::timestamp END AS updated_at,
       (SELECT json_agg(json_build_object(
                   'id', l."LogNo",
                   'action', l."Action",
                   'actor_id', nullif(l."UserID", 0),
                   'note', nullif(nullif(l."Note", ''), 'null'),
                   'occurred_at', CASE WHEN l."At" NOT LIKE '%-00%' THEN l."At"::timestamp END) ORDER BY l."LogNo")
        FROM orthosoft."tblPurchaseLog" AS l
        WHERE l."PurchaseID" = p."PurchaseID") AS audit,
       CASE WHEN nullif(p."Currency", '') IS NULL THEN ARRAY['currency'] END AS defaults
FROM orthosoft."tblPurchase" AS p
WHERE coalesce(p.is_deleted, 0) = 0
