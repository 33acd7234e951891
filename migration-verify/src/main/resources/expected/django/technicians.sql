-- There is no table of technicians: they are the users of the group named Technician, once each, however often they are
-- in it. A user whose activity is unknown is inactive. When one was hired nobody wrote down; the day (UTC) on which the
-- user joined stands for it. The user's name and password are the profile's and the login's, not the technician's.
SELECT id AS legacy_id,
       id::text AS profile_id,
       username AS employee_id,
       NULL::text AS department,
       NULL::text AS position,
       (date_joined AT TIME ZONE 'UTC')::date AS hire_date,
       CASE WHEN is_active THEN 'active' ELSE 'inactive' END AS status,
       NULL::text AS phone,
       email,
       NULL::jsonb AS emergency_contact,
       NULL::timestamptz AS created_at,
       NULL::timestamptz AS updated_at,
       id AS legacy_user_id,
       NULL::jsonb AS "metadata.legacy.emergency_contact",
       true AS "metadata.defaulted.hire_date",
       '{}'::jsonb AS metadata
FROM auth_user
WHERE id IN (
  SELECT member.user_id
  FROM auth_user_groups AS member
  JOIN auth_group AS team ON team.id = member.group_id
  WHERE team.name = 'Technician')
