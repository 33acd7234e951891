-- from auth_user
-- There is no table of technicians: they are the users of the group named Technician, active or not, once each however
-- many memberships lead there. So the technician and the user are one number.
-- employee_id is the username, the one name that the lab gives a person and that is unique. It can have 150 characters;
-- one of more than 50 is rejected, since half a name would be another name.
-- hire_date is the day, in UTC, on which the account was made: nearest to a hiring that the source knows, so a default.
-- is_active null is nobody whom the system lets in, so inactive. Nothing says that somebody was terminated.
-- The account's password, names and rights are no business of this table.
SELECT person.id AS legacy_id,
       person.id AS user_id,
       person.username AS employee_id,
       NULL::text AS department,
       NULL::text AS position,
       (person.date_joined AT TIME ZONE 'UTC')::date AS hire_date,
       CASE WHEN person.is_active THEN 'active' ELSE 'inactive' END AS status,
       NULL::text AS phone,
       person.email,
       NULL::text AS emergency_contact,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       ARRAY['hire_date'] AS defaults
FROM auth_user AS person
WHERE person.id IN (
  SELECT membership.user_id
  FROM auth_user_groups AS membership
  JOIN auth_group AS team ON team.id = membership.group_id
  WHERE team.name = 'Technician')
