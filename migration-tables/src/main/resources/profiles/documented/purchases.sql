SELECT purchase.id AS legacy_id, purchase.purchase_number, purchase.purchase_type, purchase.subtotal,
       purchase.tax_amount, purchase.discount_amount, purchase.total_amount, purchase.currency, purchase.vendor_name,
       purchase.vendor_email, purchase.vendor_phone, purchase.purchased_by_id, purchase.approved_by_id,
       purchase.instruction_id, purchase.patient_id, purchase.status, purchase.purchase_date, purchase.payment_date,
       purchase.due_date, purchase.created_at, purchase.updated_at,
       coalesce(json_agg(json_build_object('id', audit.id, 'action', audit.action, 'actor_id', audit.actor_id,
                                           'note', audit.note, 'occurred_at', audit.occurred_at)
                         ORDER BY audit.occurred_at, audit.id) FILTER (WHERE audit.id IS NOT NULL), '[]') AS audit
FROM dispatch_purchase AS purchase
LEFT JOIN dispatch_purchase_audit AS audit ON audit.purchase_id = purchase.id
GROUP BY purchase.id
