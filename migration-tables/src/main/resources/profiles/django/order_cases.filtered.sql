-- Deleted instructions.
SELECT count(*)
FROM dispatch_instruction AS instruction
WHERE instruction.deleted
