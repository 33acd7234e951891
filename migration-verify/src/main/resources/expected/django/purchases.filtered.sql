-- Payments that were not made, were taken back, or were of nothing.
SELECT count(*)
FROM dispatch_payment
WHERE NOT coalesce(paid, false) OR coalesce(canceled, false) OR coalesce(total_price, 0) <= 0
