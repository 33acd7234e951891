-- data-model.md, 6. Times have no zone in the source. The case is found through the patient. The audit trail has the
-- legacy entries, oldest first, and the migration's own last.
SELECT purchase.id AS legacy_id,
       purchase_number,
       {one of purchase_type: material, service, equipment} AS purchase_type,
       subtotal,
       tax_amount,
       discount_amount,
       total_amount,
       CASE WHEN {trimmed currency} <> '' THEN upper({trimmed currency} COLLATE "C") END AS currency,
       vendor_name,
       nullif(jsonb_strip_nulls(jsonb_build_object('email', vendor_email, 'phone', vendor_phone)), '{}')
         AS vendor_contact,
       purchased_by_id::text AS purchased_by,
       approved_by_id::text AS approved_by,
       instruction_id::text AS order_id,
       patient_id::text AS case_id,
       patient_id::text AS patient_id,
       {one of status: pending, approved, paid, cancelled} AS status,
       purchase_date,
       payment_date,
       due_date,
       {instant created_at} AS created_at,
       {instant updated_at} AS updated_at,
       instruction_id AS legacy_order_id,
       patient_id AS legacy_patient_id,
       coalesce(audit.trail, '[]') || jsonb_build_array(jsonb_build_object(
         'action', 'migrated', 'source', 'dispatch_purchase', 'legacy_id', purchase.id)) AS audit_trail,
       to_jsonb(purchased_by_id) AS "metadata.legacy.purchased_by_id",
       to_jsonb(approved_by_id) AS "metadata.legacy.approved_by_id",
       '{}'::jsonb AS metadata
FROM dispatch_purchase AS purchase
LEFT JOIN (
  SELECT purchase_id, jsonb_agg(jsonb_build_object('action', action, 'actor', actor_id::text, 'legacy_actor_id', actor_id,
                                                   'note', note, 'occurred_at', {instant occurred_at})
                                ORDER BY occurred_at, id) AS trail
  FROM dispatch_purchase_audit
  GROUP BY purchase_id) AS audit ON audit.purchase_id = purchase.id
