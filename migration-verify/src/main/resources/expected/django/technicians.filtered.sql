-- Users who are in no group named Technician.
SELECT count(*)
FROM auth_user AS person
WHERE NOT EXISTS (
  SELECT FROM auth_user_groups AS member
  JOIN auth_group AS team ON team.id = member.group_id
  WHERE member.user_id = person.id AND team.name = 'Technician')
