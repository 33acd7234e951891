-- from dispatch_payment
-- dispatch_purchase is empty. A purchase is a payment that was made and not taken back: paid, not canceled, and of more
-- than nothing. Null in canceled is not canceled, null in paid is not paid. Whether it was called free does not matter.
-- A payment has no number, so it is made of the id. Its currency is not in the source; the lab bills in US dollars: a
-- default. Its time is its date, in UTC, too.
-- The order is the instruction; order_id of a payment numbers something else. Patient and case are the instruction's, also
-- of a deleted one: it was paid for all the same.
-- Amounts are the source's to the cent. No column of the target says credit, custom or additional price, and none of them
-- is a discount: they are kept, discount_amount stays at its default, and where the sum does not add up that is said.
-- Nothing is known of what happened to a payment, so it has no audit entries.
SELECT payment.id AS legacy_id,
       'PUR-' || payment.id AS purchase_number,
       NULL::text AS purchase_type,
       payment.subtotal_price AS subtotal,
       payment.tax_value AS tax_amount,
       NULL::numeric AS discount_amount,
       payment.total_price AS total_amount,
       'USD' AS currency,
       NULL::text AS vendor_name,
       NULL::text AS vendor_email,
       NULL::text AS vendor_phone,
       NULL::integer AS purchased_by_id,
       NULL::integer AS approved_by_id,
       payment.instruction_id,
       instruction.patient_id,
       'paid' AS status,
       (payment.made_at AT TIME ZONE 'UTC')::date AS purchase_date,
       NULL::date AS payment_date,
       NULL::date AS due_date,
       payment.made_at AS created_at,
       NULL::timestamptz AS updated_at,
       '[]'::json AS audit,
       jsonb_strip_nulls(jsonb_build_object(
         'used_credit', payment.used_credit,
         'custom_price', payment.custom_price,
         'additional_price', payment.additional_price,
         'doctor_id', payment.doctor_id,
         'office_id', payment.office_id)) AS legacy,
       ARRAY['currency'] AS defaults
FROM dispatch_payment AS payment
LEFT JOIN dispatch_instruction AS instruction ON instruction.id = payment.instruction_id
WHERE payment.paid AND payment.canceled IS NOT TRUE AND payment.total_price > 0
