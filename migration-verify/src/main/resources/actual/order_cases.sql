SELECT legacy_order_case_id AS legacy_id,
       {required link.order_id: ordered.legacy_instruction_id} AS order_id,
       {required link.case_id: treated.legacy_patient_id} AS case_id,
       relationship_type,
       stage_number,
       status,
       priority,
       linked_at,
       started_at,
       completed_at,
       created_at,
       updated_at,
       legacy_order_id,
       legacy_case_id,
       metadata
FROM {target}.order_cases AS link
LEFT JOIN {target}.orders AS ordered ON ordered.id = link.order_id
LEFT JOIN {target}.cases AS treated ON treated.id = link.case_id
