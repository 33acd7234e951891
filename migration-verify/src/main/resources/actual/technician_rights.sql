SELECT technician.legacy_technician_id AS legacy_id,
       jsonb_agg(DISTINCT jsonb_build_array(
         permission.name, role.scope_type,
         {optional role.scope_id: offices.legacy_office_id = CASE WHEN role.scope_type = 'office' THEN (role.metadata #>> '{legacy,scope_id}')::bigint END})) AS permissions
FROM {target}.technician_roles AS role
JOIN {target}.technicians AS technician ON technician.id = role.technician_id
CROSS JOIN LATERAL jsonb_array_elements_text(role.permissions) AS permission (name)
WHERE role.legacy_role_id IS NOT NULL AND role.is_active IS NOT FALSE AND role.effective_date <= :today::date
  AND coalesce(role.expiry_date >= :today::date, true)
GROUP BY technician.legacy_technician_id
