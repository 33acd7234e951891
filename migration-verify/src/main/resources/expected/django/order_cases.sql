-- No table links orders to cases: an instruction became an order and its patient's treatment a case, so each instruction
-- that was not deleted is a link. Its course says what kind: the main one, a refinement, or anything else.
SELECT id AS legacy_id,
       id::text AS order_id,
       patient_id::text AS case_id,
       CASE course_id WHEN 1 THEN 'primary' WHEN 2 THEN 'revision' ELSE 'secondary' END AS relationship_type,
       NULL::integer AS stage_number,
       NULL::text AS status,
       NULL::text AS priority,
       coalesce(submitted_at, updated_at) AS linked_at,
       NULL::timestamptz AS started_at,
       NULL::timestamptz AS completed_at,
       NULL::timestamptz AS created_at,
       updated_at,
       id AS legacy_order_id,
       patient_id AS legacy_case_id,
       {kept instruction: status} AS metadata
FROM dispatch_instruction AS instruction
WHERE NOT deleted
