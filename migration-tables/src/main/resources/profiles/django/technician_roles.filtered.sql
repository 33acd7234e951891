-- Roles of other groups, of none, or of one that is gone.
SELECT count(*)
FROM dispatch_role AS role
WHERE NOT EXISTS (SELECT FROM auth_group AS team WHERE team.id = role.group_id AND team.name = 'Technician')
