-- data-model.md, 5. An instruction became an order, a patient's treatment a case.
SELECT id AS legacy_id,
       instruction_id::text AS order_id,
       patient_id::text AS case_id,
       {one of relationship_type: primary, secondary, revision} AS relationship_type,
       stage_number,
       {one of status: active, completed, cancelled} AS status,
       {one of priority: low, normal, high, urgent} AS priority,
       linked_at,
       started_at,
       completed_at,
       created_at,
       updated_at,
       instruction_id AS legacy_order_id,
       patient_id AS legacy_case_id,
       '{}'::jsonb AS metadata
FROM dispatch_order_case
