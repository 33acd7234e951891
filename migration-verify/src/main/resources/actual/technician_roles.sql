SELECT legacy_role_id AS legacy_id,
       {required role.technician_id: technician.legacy_technician_id} AS technician_id,
       role_name,
       role_type,
       permissions,
       scope_type,
       {optional role.scope_id: offices.legacy_office_id = CASE WHEN scope_type = 'office' THEN (role.metadata #>> '{legacy,scope_id}')::bigint END}
         AS scope_id,
       effective_date,
       expiry_date,
       is_active,
       role.created_at,
       role.updated_at,
       role.legacy_technician_id,
       role.metadata #> '{legacy,scope_id}' AS "metadata.legacy.scope_id",
       {rest role.metadata: scope_id} AS metadata
FROM {target}.technician_roles AS role
LEFT JOIN {target}.technicians AS technician ON technician.id = role.technician_id
