SELECT id AS legacy_id, instruction_id, patient_id, relationship_type, stage_number, status, priority, linked_at,
       started_at, completed_at, created_at, updated_at
FROM dispatch_order_case
