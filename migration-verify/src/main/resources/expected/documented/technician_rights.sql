-- What each technician may do today: the permissions of the roles in force, each with its scope. Roles in the
-- quarantine are told of apart.
SELECT role.technician_id AS legacy_id,
       jsonb_agg(DISTINCT jsonb_build_array(
         permission.name, {one of role.scope_type: global, office, department},
         CASE WHEN {one of role.scope_type: global, office, department} = 'office' THEN role.scope_id::text END)) AS permissions
FROM dispatch_technician_role AS role
CROSS JOIN LATERAL jsonb_array_elements_text(
  CASE WHEN NOT role.id = ANY(:rejected) THEN {json role.permissions} END) AS permission (name)
WHERE role.is_active IS NOT FALSE AND role.effective_date <= :today::date
  AND coalesce(role.expiry_date >= :today::date, true)
GROUP BY role.technician_id
