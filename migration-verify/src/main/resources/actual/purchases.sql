-- An actor who has no profile is null in the trail, his number beside it.
SELECT legacy_purchase_id AS legacy_id,
       purchase_number,
       purchase_type,
       subtotal,
       tax_amount,
       discount_amount,
       total_amount,
       currency,
       vendor_name,
       vendor_contact,
       {optional purchase.purchased_by: profiles.legacy_user_id = (metadata #>> '{legacy,purchased_by_id}')::bigint}
         AS purchased_by,
       {optional purchase.approved_by: profiles.legacy_user_id = (metadata #>> '{legacy,approved_by_id}')::bigint}
         AS approved_by,
       {optional purchase.order_id: orders.legacy_instruction_id = purchase.legacy_order_id} AS order_id,
       {optional purchase.case_id: cases.legacy_patient_id = purchase.legacy_patient_id} AS case_id,
       {optional purchase.patient_id: patients.legacy_patient_id = purchase.legacy_patient_id} AS patient_id,
       status,
       purchase_date,
       payment_date,
       due_date,
       created_at,
       updated_at,
       legacy_order_id,
       legacy_patient_id,
       CASE WHEN audit_trail IS NOT NULL THEN (
         SELECT coalesce(jsonb_agg(CASE WHEN said.entry -> 'occurred_at' IS NOT NULL THEN said.entry || jsonb_build_object(
                  'actor', {optional (said.entry ->> 'actor')::uuid: profiles.legacy_user_id = (said.entry ->> 'legacy_actor_id')::bigint},
                  'occurred_at', (said.entry ->> 'occurred_at')::timestamptz)
                ELSE said.entry END ORDER BY said.n), '[]')
         FROM jsonb_array_elements(audit_trail) WITH ORDINALITY AS said (entry, n)) END AS audit_trail,
       metadata #> '{legacy,purchased_by_id}' AS "metadata.legacy.purchased_by_id",
       metadata #> '{legacy,approved_by_id}' AS "metadata.legacy.approved_by_id",
       {rest metadata: purchased_by_id, approved_by_id} AS metadata
FROM {target}.purchases AS purchase
