-- Users who are not in the group named Technician.
SELECT count(*)
FROM auth_user AS person
WHERE NOT EXISTS (
  SELECT
  FROM auth_user_groups AS membership
  JOIN auth_group AS team ON team.id = membership.group_id
  WHERE membership.user_id = person.id AND team.name = 'Technician')
