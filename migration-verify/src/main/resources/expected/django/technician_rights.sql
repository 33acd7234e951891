-- What each technician may do today: the permissions of the roles that they hold. The source knows neither scopes nor
-- an end of a role. Roles in the quarantine are told of apart.
SELECT role.user_id AS legacy_id,
       jsonb_agg(DISTINCT jsonb_build_array(permission.codename, NULL::text, NULL::text)) AS permissions
FROM dispatch_role AS role
JOIN auth_group AS team ON team.id = role.group_id AND team.name = 'Technician'
JOIN auth_user AS holder ON holder.id = role.user_id
JOIN dispatch_role_permissions AS held ON held.role_id = role.id
JOIN auth_permission AS permission ON permission.id = held.permission_id
WHERE role.id <> ALL(:rejected) AND (holder.date_joined AT TIME ZONE 'UTC')::date <= :today::date
GROUP BY role.user_id
