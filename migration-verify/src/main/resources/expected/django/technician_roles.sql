-- A catalogue of roles, of which those of the group named Technician are meant. Whoever holds a role is its technician;
-- since when, nobody wrote down: the day (UTC) on which the holder joined stands for it. A role's permissions are a set,
-- in the order of bytes. What a role has besides has no column and is kept.
SELECT role.id AS legacy_id,
       role.user_id::text AS technician_id,
       role.name AS role_name,
       NULL::text AS role_type,
       coalesce(granted.codenames, '[]') AS permissions,
       NULL::text AS scope_type,
       NULL::text AS scope_id,
       (holder.date_joined AT TIME ZONE 'UTC')::date AS effective_date,
       NULL::date AS expiry_date,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       role.user_id AS legacy_technician_id,
       NULL::jsonb AS "metadata.legacy.scope_id",
       true AS "metadata.defaulted.effective_date",
       {kept role: abbrev, type, order} AS metadata
FROM dispatch_role AS role
LEFT JOIN auth_user AS holder ON holder.id = role.user_id
LEFT JOIN (
  SELECT held.role_id, jsonb_agg(DISTINCT permission.codename COLLATE "C" ORDER BY permission.codename COLLATE "C") AS codenames
  FROM dispatch_role_permissions AS held
  JOIN auth_permission AS permission ON permission.id = held.permission_id
  GROUP BY held.role_id) AS granted ON granted.role_id = role.id
WHERE role.group_id IN (SELECT id FROM auth_group WHERE name = 'Technician')
