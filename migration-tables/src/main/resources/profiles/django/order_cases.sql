-- from dispatch_instruction
-- No table links orders to cases: an instruction, which became an order, has one patient, and a patient is a case. So the
-- instruction is the row, its order and its legacy id in one. Deleted instructions are links no more: out of scope.
-- The number of the course says what the instruction is to the case: 1, the main course, is primary; 2, a refinement, is a
-- revision; all others, none, and one that no course has are secondary.
-- linked_at is when the instruction was submitted; one that was never submitted is linked since it was last changed.
-- The number of status has no words in the source: it is kept, and does not become the status of the link.
SELECT instruction.id AS legacy_id,
       instruction.id AS instruction_id,
       instruction.patient_id,
       CASE instruction.course_id WHEN 1 THEN 'primary' WHEN 2 THEN 'revision' ELSE 'secondary' END AS relationship_type,
       NULL::integer AS stage_number,
       NULL::text AS status,
       NULL::text AS priority,
       coalesce(instruction.submitted_at, instruction.updated_at) AS linked_at,
       NULL::timestamptz AS started_at,
       NULL::timestamptz AS completed_at,
       NULL::timestamptz AS created_at,
       instruction.updated_at,
       jsonb_strip_nulls(jsonb_build_object('status', instruction.status)) AS legacy
FROM dispatch_instruction AS instruction
WHERE NOT instruction.deleted
