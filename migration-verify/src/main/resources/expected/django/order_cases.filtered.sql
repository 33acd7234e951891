-- Instructions that were deleted.
SELECT count(*) FROM dispatch_instruction WHERE deleted
