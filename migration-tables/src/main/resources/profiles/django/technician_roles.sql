-- from dispatch_role
-- A catalogue of roles and not of assignments: of the 48 roles those of the group named Technician are technicians' roles.
-- A role belongs to its holder, whose number is the technician's too. Where user_id is null nobody holds it; the row then
-- has no technician and is rejected, for giving it to somebody would give them rights that nobody granted.
-- effective_date is the day, in UTC, on which the holder's account was made, since roles have no dates: a default.
-- permissions are the distinct codenames in the order of their bytes, which no locale changes; a role without any has an
-- empty list, and a permission that is gone has no codename.
-- The type is a number of which nothing says what it means, so role_type is not made from it: it is kept, with the
-- abbreviation and the order, for which the target has no columns.
SELECT role.id AS legacy_id,
       role.user_id AS technician_id,
       role.name AS role_name,
       NULL::text AS role_type,
       (SELECT coalesce(json_agg(granted.codename ORDER BY granted.codename COLLATE "C"), '[]')
        FROM (
          SELECT DISTINCT permission.codename
          FROM dispatch_role_permissions AS link
          JOIN auth_permission AS permission ON permission.id = link.permission_id
          WHERE link.role_id = role.id) AS granted) AS permissions,
       NULL::text AS scope_type,
       NULL::integer AS scope_id,
       (holder.date_joined AT TIME ZONE 'UTC')::date AS effective_date,
       NULL::date AS expiry_date,
       NULL::boolean AS is_active,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       jsonb_strip_nulls(jsonb_build_object(
         'abbrev', role.abbrev, 'type', role.type, 'order', role."order")) AS legacy,
       ARRAY['effective_date'] AS defaults
FROM dispatch_role AS role
LEFT JOIN auth_user AS holder ON holder.id = role.user_id
WHERE role.group_id IN (SELECT team.id FROM auth_group AS team WHERE team.name = 'Technician')
