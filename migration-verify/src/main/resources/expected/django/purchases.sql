-- The table of purchases is empty; what was bought stands in the payments: those that were paid and not canceled, of more
-- than nothing. They are in dollars, which the source does not say. Patient and case are those of the instruction, also
-- of a deleted one. What else makes up the price has no column and is kept, so a total may not add up.
SELECT payment.id AS legacy_id,
       'PUR-' || payment.id AS purchase_number,
       NULL::text AS purchase_type,
       payment.subtotal_price AS subtotal,
       payment.tax_value AS tax_amount,
       NULL::numeric AS discount_amount,
       payment.total_price AS total_amount,
       'USD'::text AS currency,
       NULL::text AS vendor_name,
       NULL::jsonb AS vendor_contact,
       NULL::text AS purchased_by,
       NULL::text AS approved_by,
       payment.instruction_id::text AS order_id,
       instruction.patient_id::text AS case_id,
       instruction.patient_id::text AS patient_id,
       'paid'::text AS status,
       (payment.made_at AT TIME ZONE 'UTC')::date AS purchase_date,
       NULL::date AS payment_date,
       NULL::date AS due_date,
       payment.made_at AS created_at,
       NULL::timestamptz AS updated_at,
       payment.instruction_id AS legacy_order_id,
       instruction.patient_id AS legacy_patient_id,
       jsonb_build_array(jsonb_build_object(
         'action', 'migrated', 'source', 'dispatch_payment', 'legacy_id', payment.id)) AS audit_trail,
       NULL::jsonb AS "metadata.legacy.purchased_by_id",
       NULL::jsonb AS "metadata.legacy.approved_by_id",
       true AS "metadata.defaulted.currency",
       {kept payment: used_credit, custom_price, additional_price, doctor_id, office_id} AS metadata
FROM dispatch_payment AS payment
LEFT JOIN dispatch_instruction AS instruction ON instruction.id = payment.instruction_id
WHERE payment.paid AND payment.canceled IS NOT TRUE AND payment.total_price > 0
