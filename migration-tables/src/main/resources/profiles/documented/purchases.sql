SELECT id AS legacy_id, purchase_number, purchase_type, subtotal, tax_amount, discount_amount, total_amount,
       currency, vendor_name, vendor_email, vendor_phone, purchased_by_id, approved_by_id, instruction_id,
       patient_id, status, purchase_date, payment_date, due_date, created_at, updated_at,
       coalesce(audits.audit, '[]') AS audit
FROM dispatch_purchase
LEFT JOIN (
  SELECT purchase_id,
         json_agg(json_build_object('id', id, 'action', action, 'actor_id', actor_id, 'note', note,
                                    'occurred_at', occurred_at) ORDER BY occurred_at, id) AS audit
  FROM dispatch_purchase_audit
  GROUP BY purchase_id) AS audits ON audits.purchase_id = dispatch_purchase.id
