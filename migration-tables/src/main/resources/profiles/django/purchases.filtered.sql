-- Payments that are not paid, are canceled, or of nothing; also where the source does not say.
SELECT count(*)
FROM dispatch_payment AS payment
WHERE (payment.paid AND payment.canceled IS NOT TRUE AND payment.total_price > 0) IS NOT TRUE
