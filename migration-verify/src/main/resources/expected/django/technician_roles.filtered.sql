-- Roles of other groups, of a group that is gone, or of none.
SELECT count(*)
FROM dispatch_role AS role
WHERE NOT EXISTS (SELECT FROM auth_group AS team WHERE team.id = role.group_id AND team.name = 'Technician')
